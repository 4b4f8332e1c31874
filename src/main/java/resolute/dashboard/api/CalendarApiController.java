package resolute.dashboard.api;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import resolute.calendar.CalendarYears;
import resolute.calendar.WorkingDays;
import resolute.dashboard.item.ItemRequest;
import resolute.dashboard.schedule.Month;
import resolute.dashboard.schedule.MonthQuery;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The due dates of a month, and the years of the production calendar. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "calendar")
class CalendarApiController {

	private final MonthQuery months;

	private final CalendarYears years;

	private final WorkingDays workingDays;

	private final Clock clock;

	CalendarApiController(MonthQuery months, CalendarYears years, WorkingDays workingDays, Clock clock) {
		this.months = months;
		this.years = years;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	@GetMapping("/schedule")
	@Operation(summary = "A month, day by day, with the first items of each day; the others are among /items")
	ScheduleMonth month(@RequestParam(required = false) @Nullable String month,
			@RequestParam(required = false) @Nullable String resolution,
			@RequestParam(required = false) @Nullable String organisation) {
		YearMonth wanted = (month != null)
				? Month.parse(month).orElseThrow(() -> new BadParameterException("month", "parameter"))
				: YearMonth.from(LocalDate.now(this.clock));
		ItemRequest filter = new ItemRequest(resolution, null, null, organisation, null, null, null, null, null, null);
		return ScheduleMonth.of(this.months.read(wanted, filter.filter()),
				this.workingDays.isPreliminary(wanted.getYear()));
	}

	@GetMapping("/calendar/years")
	@Operation(summary = "The years of the production calendar that are loaded; files are loaded on the page")
	CalendarYearsLoaded years() {
		return new CalendarYearsLoaded(this.years.loaded().stream().map(CalendarYear::of).toList(),
				this.years.missing());
	}

	/** A month. */
	record ScheduleMonth(@Schema(type = "string", example = "2026-03") String month,
			@Schema(description = "How many items are due in it") int total,
			@Schema(description = "Whether the calendar of the year is not loaded") boolean preliminary,
			List<ScheduleDay> days) {

		static ScheduleMonth of(Month month, boolean preliminary) {
			return new ScheduleMonth(month.month().toString(), month.total(), preliminary,
					month.weeks()
						.stream()
						.flatMap(List::stream)
						.flatMap(Optional::stream)
						.map(ScheduleDay::of)
						.toList());
		}

	}

	/** A day of it. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record ScheduleDay(LocalDate date, boolean working, @Schema(description = "Of a holiday") Optional<String> name,
			@Schema(description = "How many items are due") int count,
			@Schema(description = "The first of them") List<ItemSummary> items) {

		static ScheduleDay of(Month.Day day) {
			return new ScheduleDay(day.date(), day.working(), day.name(), day.count(),
					day.items().stream().map(ItemSummary::of).toList());
		}

	}

	/** The production calendar. */
	record CalendarYearsLoaded(@Schema(description = "The latest first") List<CalendarYear> years,
			@Schema(description = "This year and the next, if they are not loaded") List<Integer> missing) {
	}

	/** A year of it. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record CalendarYear(int year,
			@Schema(description = "The file; absent if it came with the application") Optional<String> source,
			Instant loadedAt, Optional<String> loadedBy, int workingDays) {

		static CalendarYear of(CalendarYears.LoadedYear year) {
			return new CalendarYear(year.year(), year.source(), year.loadedAt(), year.loadedBy(), year.workingDays());
		}

	}

}
