package resolute.dashboard.item;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where an item stands. It follows from its deadline row, and from today; the first one
 * that applies counts.
 */
public enum ItemState {

	/** The task went away without having been done. */
	WITHDRAWN("withdrawn", "■", "d.state = 'withdrawn' or d.verdict = 'obsolete'"),
	/** Still open after its date. */
	OVERDUE("overdue", "▲", "d.state = 'open' and d.due_on < :today"),
	/** Open, and due within the days before a deadline that count as near. */
	DUE_SOON("due-soon", "◔", "d.state = 'open' and d.due_on >= :today and d.due_on <= :soon"),
	/** Open, with more time than that. */
	IN_WORK("in-work", "●", "d.state = 'open' and d.due_on > :soon"),
	/** Handed in, and neither accepted nor given back: the coordinator's clock runs. */
	SUBMITTED("on-removal", "◆", "d.state = 'submitted' and d.verdict is null"),
	/** Given back; another item asks for it again. */
	RETURNED("returned", "↺", "d.verdict = 'returned'"),
	/** Part of a refusal that was accepted. */
	DECLINED("declined", "✕", "d.verdict = 'declined'"),
	/** Accepted, handed in on the day in force or before. */
	ON_TIME("done", "✔", "d.verdict = 'accepted' and cast(d.submitted_at at time zone :zone as date) <= d.due_on"),
	/** Accepted, handed in after the day that was in force. */
	LATE("done-late", "✔", "d.verdict = 'accepted' and cast(d.submitted_at at time zone :zone as date) > d.due_on");

	private final String code;

	private final String icon;

	private final String condition;

	ItemState(String code, String icon, String condition) {
		this.code = code;
		this.icon = icon;
		this.condition = condition;
	}

	/** Part of addresses, of CSS classes and of message keys. */
	public String code() {
		return this.code;
	}

	/** Of the fonts every system has; to be hidden from screen readers. */
	public String icon() {
		return this.icon;
	}

	/** In SQL, about a row {@code d} of the table of deadlines. */
	String condition() {
		return "(" + this.condition + ")";
	}

	/** Whether somebody still has to do it. */
	public boolean isOpen() {
		return this == OVERDUE || this == DUE_SOON || this == IN_WORK;
	}

	/** The state with that code. */
	public static Optional<ItemState> ofCode(String code) {
		return Arrays.stream(values()).filter((state) -> state.code.equals(code)).findFirst();
	}

}
