package resolute.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Writes moments by the clocks of the district. */
public class Moments {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");

	private final ZoneId zone;

	public Moments(ZoneId zone) {
		this.zone = zone;
	}

	/** «23.11.2026 18:04». */
	public String brief(Instant moment) {
		return FORMAT.withZone(this.zone).format(moment);
	}

}
