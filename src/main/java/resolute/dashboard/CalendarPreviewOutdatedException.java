package resolute.dashboard;

/** Between looking and confirming the calendar or deadlines have changed. */
class CalendarPreviewOutdatedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

}
