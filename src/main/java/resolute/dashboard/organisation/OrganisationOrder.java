package resolute.dashboard.organisation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** In which order organisations are listed; the name decides among equals. */
public enum OrganisationOrder {

	/** By name. */
	NAME("name", Comparator.comparing((row) -> 0)),
	/** By what they are. */
	KIND("kind", Comparator.comparing(OrganisationRow::kind)),
	/** Who owes most comes first. */
	OPEN("-open", Comparator.comparingInt(OrganisationRow::open).reversed()),
	/** Who is late with most comes first. */
	OVERDUE("-overdue", Comparator.<OrganisationRow>comparingInt((row) -> row.owed().overdue()).reversed()),
	/** Who keeps dates worst comes first. */
	RATE("rate", Comparator.comparingInt((row) -> row.rateOrElse(Integer.MAX_VALUE))),
	/** Who keeps dates best comes first. */
	RATE_LAST("-rate", Comparator.<OrganisationRow>comparingInt((row) -> row.rateOrElse(-1)).reversed());

	private final String code;

	private final Comparator<OrganisationRow> comparator;

	OrganisationOrder(String code, Comparator<OrganisationRow> comparator) {
		this.code = code;
		this.comparator = comparator;
	}

	/** Part of addresses. */
	String code() {
		return this.code;
	}

	Comparator<OrganisationRow> comparator() {
		return this.comparator;
	}

	static Optional<OrganisationOrder> ofCode(String code) {
		return Arrays.stream(values()).filter((order) -> order.code.equals(code)).findFirst();
	}

}
