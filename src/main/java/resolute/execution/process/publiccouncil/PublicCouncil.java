package resolute.execution.process.publiccouncil;

/** Names in {@code support-public-council.bpmn}. */
final class PublicCouncil {

	static final String PROCESS = "supportPublicCouncilProcess";

	static final String ANNOUNCE_FORM = "announceCallForm";

	static final String ANNOUNCED_ON = "announcedOn";

	static final String CANDIDATES_UNTIL = "candidatesUntil";

	static final String LIST_CANDIDATES = "userTask_listCandidates";

	static final String CANDIDATES_FORM = "listCandidatesForm";

	static final String CANDIDATES = "candidates";

	static final String NAME = "name";

	static final String IS_OFFICIAL = "isOfficial";

	/** Set from the list of candidates: whether the council can be created. */
	static final String ENOUGH_CANDIDATES = "enoughCandidates";

	/** Set from the lists of candidates: how many calls brought too few. */
	static final String FAILED_CALLS = "failedCalls";

	static final String HOLD_FIRST_MEETING = "userTask_holdFirstMeeting";

	static final String MEETING_FORM = "holdFirstMeetingForm";

	static final String PUBLISH_MEMBERSHIP = "userTask_publishMembership";

	static final String MEMBERSHIP_FORM = "publishMembershipForm";

	static final String MEMBERS = "members";

	static final String REMOVAL_FORM = "removePublicCouncilFromControlForm";

	private PublicCouncil() {
	}

}
