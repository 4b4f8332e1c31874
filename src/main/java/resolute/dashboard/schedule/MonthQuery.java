package resolute.dashboard.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import resolute.calendar.CalendarYears;
import resolute.calendar.WorkingDays;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemRow;
import resolute.dashboard.item.Items;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a month together, with three statements however many items are due in it. */
@Component
public class MonthQuery {

	/** More items of one day than that are behind a link. */
	static final int SHOWN = 4;

	private static final int DAYS_OF_WEEK = 7;

	private final Items items;

	private final WorkingDays workingDays;

	private final CalendarYears years;

	private final Clock clock;

	MonthQuery(Items items, WorkingDays workingDays, CalendarYears years, Clock clock) {
		this.items = items;
		this.workingDays = workingDays;
		this.years = years;
		this.clock = clock;
	}

	/**
	 * A month of the items of a filter; what the filter says of dates does not matter.
	 */
	@Transactional(readOnly = true)
	public Month read(YearMonth month, ItemFilter filter) {
		ItemFilter due = filter.withDue(month.atDay(1), month.atEndOfMonth());
		Map<LocalDate, Integer> counts = this.items.countByDay(due);
		Map<LocalDate, List<ItemRow>> first = this.items.firstOfEachDay(due, SHOWN)
			.stream()
			.collect(Collectors.groupingBy(ItemRow::dueOn));
		Map<LocalDate, String> names = this.years.names(month.atDay(1), month.atEndOfMonth());
		LocalDate today = LocalDate.now(this.clock);
		List<Optional<Month.Day>> days = new ArrayList<>(padding(month.atDay(1).getDayOfWeek().getValue() - 1));
		month.atDay(1)
			.datesUntil(month.plusMonths(1).atDay(1))
			.map((date) -> new Month.Day(date, date.equals(today), this.workingDays.isWorkingDay(date),
					Optional.ofNullable(names.get(date)), counts.getOrDefault(date, 0),
					first.getOrDefault(date, List.of())))
			.forEach((day) -> days.add(Optional.of(day)));
		days.addAll(padding(Math.floorMod(-days.size(), DAYS_OF_WEEK)));
		return new Month(month, counts.values().stream().mapToInt(Integer::intValue).sum(),
				IntStream.range(0, days.size() / DAYS_OF_WEEK)
					.mapToObj((week) -> List.copyOf(days.subList(week * DAYS_OF_WEEK, (week + 1) * DAYS_OF_WEEK)))
					.toList());
	}

	private static List<Optional<Month.Day>> padding(int days) {
		return Stream.generate(Optional::<Month.Day>empty).limit(days).toList();
	}

}
