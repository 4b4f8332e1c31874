package resolute.execution.process.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;

import resolute.calendar.WorkingDays;
import resolute.execution.process.ModelBean;
import resolute.register.MeetingRegister;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;
import resolute.shared.ReportingPeriod.Unit;

import org.springframework.stereotype.Component;

/**
 * The months of the council's meetings in the process model:
 * {@code ${councilMonths.first(startedOn)}}.
 */
@Component
@ModelBean
public class CouncilMonths {

	/** Working days after the start within which the council meets first. */
	private static final int FIRST_MEETING_WITHIN = 15;

	private final WorkingDays workingDays;

	private final MeetingRegister register;

	private final Clock clock;

	CouncilMonths(WorkingDays workingDays, MeetingRegister register, Clock clock) {
		this.workingDays = workingDays;
		this.register = register;
		this.clock = clock;
	}

	/**
	 * The first month that has to have a meeting: the one in which 15 working days after
	 * the start end. If the council accepts only after that, it is the month in which it
	 * does: what was not accepted yet was not missed.
	 */
	public String first(Date startedOn) {
		LocalDate limit = firstMeetingBy(startedOn);
		LocalDate today = LocalDate.now(this.clock);
		return ReportingPeriod.of(limit.isBefore(today) ? today : limit, Unit.MONTH).code();
	}

	/**
	 * By when a month's meeting has to be held: its last working day, or 15 working days
	 * after the start if they end in this month and are not over.
	 */
	public Date meetBy(Date startedOn, String period) {
		ReportingPeriod month = ReportingPeriod.parse(period);
		LocalDate limit = firstMeetingBy(startedOn);
		boolean first = month.equals(ReportingPeriod.of(limit, Unit.MONTH))
				&& !limit.isBefore(LocalDate.now(this.clock));
		YearMonth calendarMonth = month.lastMonth();
		return date(first ? limit : this.workingDays.lastWorkingDayOfMonth(calendarMonth));
	}

	/**
	 * The day on which the month's quorate meeting was held.
	 * @param businessKey the business key of the process
	 */
	public Date heldOn(String businessKey, String period) {
		return date(this.register.quorate(RecommendationKey.parse(businessKey), ReportingPeriod.parse(period))
			.attendance()
			.orElseThrow()
			.heldOn());
	}

	private LocalDate firstMeetingBy(Date startedOn) {
		return this.workingDays.plus(day(startedOn), FIRST_MEETING_WITHIN);
	}

	private LocalDate day(Date date) {
		return LocalDate.ofInstant(date.toInstant(), this.clock.getZone());
	}

	private Date date(LocalDate day) {
		return Date.from(day.atStartOfDay(this.clock.getZone()).toInstant());
	}

}
