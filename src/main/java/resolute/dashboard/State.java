package resolute.dashboard;

import java.util.Locale;

import resolute.dashboard.item.Items;

/**
 * Where a recommendation stands. It is derived from deadlines and outcomes; nobody types
 * it in. A page tells it by icon, word and colour.
 */
public enum State {

	/** Nothing has been given to anybody yet. */
	WAITING("○"),
	/** Somebody has or had a task, and nobody is late. */
	IN_WORK("●"),
	/** A task in work is due within {@link Items#SOON} working days. */
	DUE_SOON("◔"),
	/** A task in work is past its deadline. */
	OVERDUE("▲"),
	/** Handed in; the coordinator has to take it off control. */
	ON_REMOVAL("◆"),
	/** Carried out, every report in time. */
	DONE("✔"),
	/** Carried out, some report late. */
	DONE_LATE("✔"),
	/** A refusal was accepted. */
	DECLINED("✕"),
	/** Ended without being carried out or refused: obsolete, nothing to do. */
	CLOSED("■");

	private final String icon;

	State(String icon) {
		this.icon = icon;
	}

	/** Of the fonts every system has; to be hidden from screen readers. */
	public String icon() {
		return this.icon;
	}

	/** Part of a CSS class and of message keys: {@code due-soon}. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether nothing more will happen. */
	public boolean isSettled() {
		return compareTo(DONE) >= 0;
	}

}
