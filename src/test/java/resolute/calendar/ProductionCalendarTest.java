package resolute.calendar;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProductionCalendarTest {

	@Test
	void loadsTheYearsOfTheDaysListed() {
		ProductionCalendar calendar = new ProductionCalendar(List.of(day("2030-01-01", DayKind.OFF)));

		assertThat(calendar.isLoaded(2030)).isTrue();
		assertThat(calendar.isLoaded(2031)).isFalse();
	}

	@Test
	void leavesDaysThatALoadedYearDoesNotListToTheirWeekday() {
		ProductionCalendar calendar = new ProductionCalendar(List.of(day("2030-01-01", DayKind.OFF)));

		assertThat(calendar.isWorkingDay(LocalDate.of(2030, 1, 2))).isTrue();
		assertThat(calendar.isWorkingDay(LocalDate.of(2030, 1, 5))).isFalse();
		assertThat(calendar.isWorkingDay(LocalDate.of(2031, 1, 2))).isFalse();
	}

	@Test
	void worksOnAWeekendDayListedAsShortOrWorking() {
		ProductionCalendar calendar = new ProductionCalendar(
				List.of(day("2030-01-05", DayKind.SHORT), day("2030-01-06", DayKind.WORKING)));

		assertThat(calendar.between(LocalDate.of(2030, 1, 4), LocalDate.of(2030, 1, 6))).isEqualTo(2);
	}

	@Test
	void answersFromTheLawAloneWhenNothingIsLoaded() {
		ProductionCalendar calendar = new ProductionCalendar(List.of());

		assertThat(calendar.isWorkingDay(LocalDate.of(2014, 11, 3))).isTrue();
		assertThat(calendar.isWorkingDay(LocalDate.of(2014, 11, 4))).isFalse();
	}

	@Test
	void countsTheWorkingDaysOfAYear() {
		ProductionCalendar shipped = new ProductionCalendar(CalendarCsv.shipped());

		assertThat(shipped.workingDaysIn(2014)).isEqualTo(247);
		assertThat(shipped.workingDaysIn(2024)).isEqualTo(248);
		assertThat(shipped.workingDaysIn(2025)).isEqualTo(247);
		assertThat(shipped.workingDaysIn(ProductionCalendar.FIRST_YEAR)).isBetween(240, 256);
		assertThat(shipped.workingDaysIn(ProductionCalendar.LAST_YEAR)).isBetween(240, 256);
	}

	@Test
	void refusesADayListedTwice() {
		assertThatIllegalArgumentException().isThrownBy(
				() -> new ProductionCalendar(List.of(day("2030-01-01", DayKind.OFF), day("2030-01-01", DayKind.SHORT))))
			.withMessageContaining("2030-01-01");
	}

	private static CalendarDay day(String day, DayKind kind) {
		return new CalendarDay(LocalDate.parse(day), kind, null, null);
	}

}
