package resolute.execution.process;

import java.time.Clock;
import java.time.LocalDate;

import resolute.shared.ReportingPeriod;
import resolute.shared.ReportingPeriod.Unit;

import org.springframework.stereotype.Component;

/**
 * Reporting periods in process models, as codes: {@code ${periods.month()}} is
 * {@code 2014-02}. They are computed from the calendar, so a recurring process does not
 * drift however late its tasks are done.
 */
@Component
@ModelBean
public class Periods {

	private final Clock clock;

	Periods(Clock clock) {
		this.clock = clock;
	}

	/** The month of today. */
	public String month() {
		return current(Unit.MONTH);
	}

	/** The quarter of today. */
	public String quarter() {
		return current(Unit.QUARTER);
	}

	/** The half year of today. */
	public String halfYear() {
		return current(Unit.HALF_YEAR);
	}

	/** The year of today. */
	public String year() {
		return current(Unit.YEAR);
	}

	/** The period after one. */
	public String next(String period) {
		return ReportingPeriod.parse(period).next().code();
	}

	/** Whether a period is over. */
	public boolean isOver(String period) {
		return ReportingPeriod.parse(period).lastDay().isBefore(LocalDate.now(this.clock));
	}

	private String current(Unit unit) {
		return ReportingPeriod.of(LocalDate.now(this.clock), unit).code();
	}

}
