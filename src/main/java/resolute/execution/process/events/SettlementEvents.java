package resolute.execution.process.events;

/** Names in {@code hold-settlement-events.bpmn}. */
final class SettlementEvents {

	static final String PROCESS = "holdSettlementEventsProcess";

	static final String PLAN_FORM = "draftSettlementEventsForm";

	static final String REMOVAL_FORM = "removeSettlementEventsFromControlForm";

	static final String REPORT_FORM = "settlementHalfYearReportForm";

	private SettlementEvents() {
	}

}
