package resolute.execution.process.branch;

/** Names in {@code study-agency-branch.bpmn} and its forms. */
final class AgencyBranch {

	static final String PROCESS = "studyAgencyBranchProcess";

	static final String SEND_LETTER = "userTask_sendLetter";

	static final String LETTER_FORM = "sendAgencyLetterForm";

	static final String REPLY_FORM = "registerAgencyReplyForm";

	/** How many letters the agency was sent. */
	static final String LETTERS_SENT = "lettersSent";

	/** The day of a letter. */
	static final String LETTER_DATE = "letterDate";

	static final String REPLY_DATE = "replyDate";

	private AgencyBranch() {
	}

}
