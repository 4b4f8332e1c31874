package resolute.dashboard.item;

import java.util.Arrays;
import java.util.Optional;

/** In which order items are listed. The due date and the id decide among equals. */
public enum ItemOrder {

	/** What is due first comes first. */
	DUE("due", "d.due_on"),
	/** What is due last comes first. */
	DUE_LAST("-due", "d.due_on desc"),
	/** In the order of the resolution. */
	NUMBER("number", "d.resolution_id, r.position, d.number"),
	/** By the names of the organisations. */
	ORGANISATION("organisation", "o.name, d.organisation_id");

	private final String code;

	private final String sql;

	ItemOrder(String code, String sql) {
		this.code = code;
		this.sql = sql;
	}

	/** Part of addresses. */
	public String code() {
		return this.code;
	}

	String sql() {
		return this.sql + ((this == DUE || this == DUE_LAST) ? ", d.id" : ", d.due_on, d.id");
	}

	/** The order with that code. */
	public static Optional<ItemOrder> ofCode(String code) {
		return Arrays.stream(values()).filter((order) -> order.code.equals(code)).findFirst();
	}

}
