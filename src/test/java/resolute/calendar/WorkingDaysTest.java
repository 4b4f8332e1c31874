package resolute.calendar;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WorkingDaysTest {

	private final WorkingDays workingDays = ShippedCalendar.workingDays();

	@ParameterizedTest(name = "{0} {2} {3} ({1}) is {4}: {5}")
	@CsvFileSource(resources = "working-days.csv", numLinesToSkip = 1, maxCharsPerColumn = 200)
	void computesWorkingDays(String operation, String roll, String day, @Nullable String argument, String expected,
			String why) {
		WorkingDays workingDays = ShippedCalendar.workingDays(Roll.valueOf(roll.toUpperCase(Locale.ROOT)));

		assertThat(answer(workingDays, operation, day, String.valueOf(argument))).as(why).hasToString(expected);
	}

	private static Object answer(WorkingDays workingDays, String operation, String day, String argument) {
		return switch (operation) {
			case "isWorkingDay" -> workingDays.isWorkingDay(LocalDate.parse(day));
			case "plus" -> workingDays.plus(LocalDate.parse(day), Integer.parseInt(argument));
			case "minus" -> workingDays.minus(LocalDate.parse(day), Integer.parseInt(argument));
			case "between" -> workingDays.between(LocalDate.parse(day), LocalDate.parse(argument));
			case "roll" -> workingDays.roll(LocalDate.parse(day));
			case "lastWorkingDayOfMonth" -> workingDays.lastWorkingDayOfMonth(YearMonth.parse(day));
			case "isPreliminary" -> workingDays.isPreliminary(LocalDate.parse(day));
			default -> throw new IllegalArgumentException(operation);
		};
	}

	/**
	 * The clocks of Vladivostok went back from UTC+11 to UTC+10 on 26 October 2014 at
	 * 2:00.
	 */
	@ParameterizedTest(name = "{0} is {1} in Vladivostok: {3}")
	@CsvSource(textBlock = """
			2014-01-28T12:59:59Z, 2014-01-28, true, last second of the day of the resolution at UTC+11
			2014-01-28T13:00:00Z, 2014-01-29, true, midnight at UTC+11; at UTC+10 still the day before
			2014-01-31T12:59:59Z, 2014-01-31, true, Friday
			2014-01-31T13:00:00Z, 2014-02-01, false, Saturday while UTC has Friday
			2014-02-02T13:00:00Z, 2014-02-03, true, Monday while UTC has Sunday
			2014-10-24T13:30:00Z, 2014-10-25, false, last Saturday at UTC+11
			2014-10-25T13:30:00Z, 2014-10-26, false, the Sunday of the change begins at UTC+11
			2014-10-26T13:59:59Z, 2014-10-26, false, and ends at UTC+10 after 25 hours
			2014-10-26T14:00:00Z, 2014-10-27, true, Monday at UTC+10
			2014-11-04T13:30:00Z, 2014-11-04, false, half past eleven in the evening of a holiday
			2014-11-04T14:00:00Z, 2014-11-05, true, the day after it
			2014-12-31T14:00:00Z, 2015-01-01, false, New Year ten hours before UTC
			2026-07-10T13:30:00Z, 2026-07-10, true, still Friday at UTC+10; at UTC+11 it would be Saturday
			""")
	void takesDaysOfTheZoneAndItsHistory(Instant instant, LocalDate day, boolean workingDay, String why) {
		Clock clock = Clock.fixed(instant, ZoneId.of("Asia/Vladivostok"));

		assertThat(LocalDate.now(clock)).as(why).isEqualTo(day);
		assertThat(this.workingDays.isWorkingDay(LocalDate.now(clock))).as(why).isEqualTo(workingDay);
	}

	@Test
	void agreesWithAWalkDayByDay() {
		for (LocalDate from = LocalDate.of(2019, 11, 1); from.getYear() < 2021; from = from.plusDays(1)) {
			int count = 0;
			for (LocalDate to = from.plusDays(1); to.isBefore(from.plusDays(120)); to = to.plusDays(1)) {
				if (this.workingDays.isWorkingDay(to)) {
					count++;
					assertThat(this.workingDays.plus(from, count)).isEqualTo(to);
				}
				if (this.workingDays.isWorkingDay(from) && count > 0) {
					assertThat(this.workingDays.minus(this.workingDays.plus(from, count), count)).isEqualTo(from);
				}
				assertThat(this.workingDays.between(from, to)).isEqualTo(count);
				assertThat(this.workingDays.between(to, from)).isEqualTo(-count);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "2013, true", "2014, false", "2026, false", "2027, true" })
	void callsAYearPreliminaryThatIsNotLoaded(int year, boolean preliminary) {
		assertThat(this.workingDays.isPreliminary(year)).isEqualTo(preliminary);
	}

	@Test
	void refusesANegativeTerm() {
		LocalDate day = LocalDate.of(2014, 1, 28);

		assertThatIllegalArgumentException().isThrownBy(() -> this.workingDays.plus(day, -1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.workingDays.minus(day, -1));
	}

	@Test
	void refusesDaysOutsideTheCalendar() {
		LocalDate first = LocalDate.of(2000, 1, 1);
		LocalDate last = LocalDate.of(2099, 12, 31);

		assertThat(this.workingDays.isWorkingDay(first)).isFalse();
		assertThat(this.workingDays.isWorkingDay(last)).isTrue();
		assertThatExceptionOfType(DateTimeException.class)
			.isThrownBy(() -> this.workingDays.isWorkingDay(first.minusDays(1)));
		assertThatExceptionOfType(DateTimeException.class)
			.isThrownBy(() -> this.workingDays.between(first, last.plusDays(1)));
		assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> this.workingDays.roll(first));
		assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> this.workingDays.plus(last, 1));
		assertThatExceptionOfType(DateTimeException.class)
			.isThrownBy(() -> this.workingDays.plus(last, Integer.MAX_VALUE));
		assertThatExceptionOfType(DateTimeException.class)
			.isThrownBy(() -> this.workingDays.minus(first, Integer.MAX_VALUE));
	}

	@Test
	void answersFromTheCalendarLastPutIn() {
		LocalDate day = LocalDate.of(2027, 5, 10);
		WorkingDays workingDays = ShippedCalendar.workingDays();
		assertThat(workingDays.isWorkingDay(day)).isTrue();

		workingDays.use(new ProductionCalendar(List.of(new CalendarDay(day, DayKind.OFF, null, null))));

		assertThat(workingDays.isWorkingDay(day)).isFalse();
		assertThat(workingDays.isPreliminary(day)).isFalse();
	}

}
