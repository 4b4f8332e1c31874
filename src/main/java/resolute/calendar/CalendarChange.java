package resolute.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a file would do to the production calendar, were it loaded now.
 *
 * @param upload under which its days wait
 * @param fileName as the file was called
 * @param uploadedBy the account of whoever brought it
 * @param uploadedAt when
 * @param years what would become of each of its years, in order
 * @param wouldBe the working days as they would be then
 */
public record CalendarChange(UUID upload, String fileName, String uploadedBy, Instant uploadedAt,
		List<YearChange> years, WorkingDays wouldBe) {

	/** The years the file holds. */
	public Set<Integer> affectedYears() {
		return this.years.stream().map(YearChange::year).collect(Collectors.toUnmodifiableSet());
	}

	/** Whether loading it would make no difference whatever. */
	public boolean isVain() {
		return this.years.stream().allMatch(YearChange::same);
	}

	/**
	 * What would become of one year.
	 *
	 * @param year which
	 * @param loadedBefore whether it is loaded already; if not, it is compared with what
	 * the Labour Code says
	 * @param same whether it is loaded already exactly like this
	 * @param listedDays how many days the file lists
	 * @param workingDaysBefore working days of the year as it is
	 * @param workingDaysAfter and as it would be
	 * @param workingHolidays holidays of the Labour Code that would be working days: a
	 * sign that the file is not complete
	 * @param days the days that would be another kind of day, in order
	 */
	public record YearChange(int year, boolean loadedBefore, boolean same, int listedDays, int workingDaysBefore,
			int workingDaysAfter, List<LocalDate> workingHolidays, List<DayChange> days) {

	}

	/**
	 * A day that would be another kind of day.
	 *
	 * @param was its kind: {@code off}, {@code short} or {@code working}
	 * @param becomes its kind to come
	 * @param name what the file calls it
	 * @param movedFrom the day whose rest was moved here
	 */
	public record DayChange(LocalDate day, String was, String becomes, Optional<String> name,
			Optional<LocalDate> movedFrom) {

	}

}
