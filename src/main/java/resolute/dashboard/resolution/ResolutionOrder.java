package resolute.dashboard.resolution;

import java.util.Arrays;
import java.util.Optional;

/** In which order resolutions are listed. */
public enum ResolutionOrder {

	/** The latest first. */
	ADOPTED_LAST("-adopted", "r.adopted_on desc, r.id"),
	/** The oldest first. */
	ADOPTED("adopted", "r.adopted_on, r.id desc"),
	/** By title. */
	TITLE("title", "r.title, r.id");

	private final String code;

	private final String sql;

	ResolutionOrder(String code, String sql) {
		this.code = code;
		this.sql = sql;
	}

	String sql() {
		return this.sql;
	}

	/** The order with that part of an address. */
	public static Optional<ResolutionOrder> ofCode(String code) {
		return Arrays.stream(values()).filter((order) -> order.code.equals(code)).findFirst();
	}

}
