package resolute.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import resolute.calendar.CalendarChange;
import resolute.deadline.Recalculation;
import resolute.shared.OrganisationId;

/**
 * All that loading a file would change.
 *
 * @param calendar the days
 * @param deadlines the open deadlines
 * @param organisations names of organisations by id
 */
record CalendarPreview(CalendarChange calendar, List<Recalculation.Change> deadlines,
		Map<String, String> organisations) {

	/** A page with more is not read. */
	private static final int SHOWN = 200;

	/** The deadlines that are listed one by one. */
	public List<Recalculation.Change> shown() {
		return this.deadlines.subList(0, Math.min(SHOWN, this.deadlines.size()));
	}

	public int notShown() {
		return this.deadlines.size() - shown().size();
	}

	public String organisation(Recalculation.Change deadline) {
		return deadline.organisation()
			.map(OrganisationId::value)
			.map((id) -> this.organisations.getOrDefault(id, id))
			.orElse("");
	}

	/**
	 * The same for two previews only if they say the same: what somebody confirms is what
	 * that person has seen.
	 */
	public String fingerprint() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(this.calendar.years().toString().getBytes(StandardCharsets.UTF_8));
			digest.update(this.deadlines.toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
