package resolute.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * A clock that stands still until a test moves it, and the engine's with it. Its zone is
 * the district's.
 */
public final class MutableClock extends Clock {

	private static final ZoneId VLADIVOSTOK = ZoneId.of("Asia/Vladivostok");

	private Instant now = Instant.EPOCH;

	public MutableClock() {
		moveTo(LocalDate.of(2014, 1, 29));
	}

	/** Makes it ten in the morning of a day. */
	public void moveTo(LocalDate day) {
		moveTo(day.atTime(LocalTime.of(10, 0)).atZone(VLADIVOSTOK).toInstant());
	}

	public void moveTo(Instant instant) {
		this.now = instant;
		ClockUtil.setCurrentTime(Date.from(instant));
	}

	public LocalDate today() {
		return LocalDate.ofInstant(this.now, VLADIVOSTOK);
	}

	@Override
	public ZoneId getZone() {
		return VLADIVOSTOK;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.fixed(this.now, zone);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

}
