package resolute.calendar;

/** Where a due date goes that falls on a day off. */
enum Roll {

	/** To the last working day before it. */
	PRECEDING,

	/** To the first working day after it. */
	FOLLOWING

}
