package resolute.execution.process.strategy;

/** Names in {@code draft-strategy.bpmn} and its forms. */
final class DraftStrategy {

	static final String PROCESS = "draftStrategyProcess";

	/** The recommendation that collects the companies' proposals. */
	static final String COLLECTION = "3.2";

	static final String DISPOSITION_FORM = "decideOnProposalForm";

	static final String HAND_OVER_FORM = "handOverStrategyForm";

	static final String REMOVAL_FORM = "removeStrategyFromControlForm";

	/** The id of the proposal that a branch decides on. */
	static final String PROPOSAL = "proposal";

	static final String DISPOSITION = "disposition";

	static final String SECTION = "section";

	static final String REASON = "reason";

	static final String LETTER_DATE = "letterDate";

	/** The day of the council's last decision, set by its form. */
	static final String DECIDED_ON = "decidedOn";

	static final String DECISION = "decision";

	private DraftStrategy() {
	}

}
