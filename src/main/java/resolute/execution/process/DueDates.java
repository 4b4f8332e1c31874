package resolute.execution.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;

import resolute.calendar.WorkingDays;
import resolute.deadline.Term;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/**
 * Computes due dates and times in process models: {@code ${deadlines.workingDays(10)}}.
 * Working days are those of the production calendar, days those of the zone of the
 * {@code Clock}. A due date is the last second of its day.
 */
@Component("deadlines")
@ModelBean
public class DueDates {

	private final WorkingDays workingDays;

	private final Clock clock;

	DueDates(WorkingDays workingDays, Clock clock) {
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/** So many working days from today. */
	public Date workingDays(int count) {
		return due(Term.workingDays(localToday(), count));
	}

	/** So many working days from a day. */
	public Date workingDaysFrom(Date day, int count) {
		return due(Term.workingDays(day(day), count));
	}

	/** So many working days before a day. */
	public Date workingDaysBefore(Date day, int count) {
		return due(Term.workingDays(day(day), -count));
	}

	/** So many calendar days from today; a non-working day is rolled. */
	public Date days(int count) {
		return due(Term.on(localToday().plusDays(count)));
	}

	/** The last working day of the month that a period ends in. */
	public Date lastWorkingDay(String period) {
		return due(Term.on(this.workingDays.lastWorkingDayOfMonth(ReportingPeriod.parse(period).lastMonth())));
	}

	/**
	 * The day of the month after a period by which a report on it is due: the 10th (cntd
	 * 453106005, § 16), rolled if it is not a working day.
	 */
	public Date reportAfter(String period, int dayOfMonth) {
		return due(Term.on(ReportingPeriod.parse(period).lastMonth().plusMonths(1).atDay(dayOfMonth)));
	}

	/** A day of a period's first year, rolled if it is not a working day. */
	public Date on(String period, int month, int dayOfMonth) {
		return due(Term.on(LocalDate.of(ReportingPeriod.parse(period).year(), month, dayOfMonth)));
	}

	/** A day of the month that a period starts in, rolled if it is not a working day. */
	public Date dayOf(String period, int dayOfMonth) {
		return due(Term.on(ReportingPeriod.parse(period).firstDay().withDayOfMonth(dayOfMonth)));
	}

	/**
	 * The moment after the last of a period: when a process that waits for its end goes
	 * on.
	 */
	public Date endOf(String period) {
		return EngineDates.startOf(ReportingPeriod.parse(period).lastDay().plusDays(1), this.clock.getZone());
	}

	/** The first moment of a period. */
	public Date startOf(String period) {
		return EngineDates.startOf(ReportingPeriod.parse(period).firstDay(), this.clock.getZone());
	}

	/** The first moment of the day so many calendar days from today, for a timer. */
	public Date afterDays(int count) {
		return EngineDates.startOf(localToday().plusDays(count), this.clock.getZone());
	}

	/** The first moment of the day after a due date, for a timer. */
	public Date after(Date due) {
		return EngineDates.startOf(day(due).plusDays(1), this.clock.getZone());
	}

	/** The later of two, for work that is handed back after its date. */
	public Date later(Date one, Date other) {
		return one.after(other) ? one : other;
	}

	/** Today, for processes that remember when something began. */
	public Date today() {
		return EngineDates.startOf(localToday(), this.clock.getZone());
	}

	private LocalDate localToday() {
		return LocalDate.now(this.clock);
	}

	private LocalDate day(Date date) {
		return EngineDates.day(date, this.clock.getZone());
	}

	private Date due(Term term) {
		return new DueDate(EngineDates.endOf(term.end(this.workingDays), this.clock.getZone()), term);
	}

}
