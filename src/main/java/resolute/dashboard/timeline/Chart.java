package resolute.dashboard.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import resolute.participant.OrganisationKind;

/**
 * Where everything lies on the picture of a timeline, in its own units. A day is as wide
 * as the span of time allows.
 */
final class Chart {

	private static final int WIDTH = 1240;

	private static final int LABELS = 300;

	private static final int HEAD = 44;

	private static final int GROUP = 26;

	private static final int ROW = 34;

	/** A title that is longer is cut; it is whole in the table. */
	private static final int TITLE = 36;

	/** The least that the name of a month needs. */
	private static final int MONTH = 44;

	private final LocalDate first;

	private final LocalDate last;

	private final LocalDate today;

	private final List<Group> groups = new ArrayList<>();

	private final List<String> arrows = new ArrayList<>();

	private final int height;

	Chart(Timeline timeline) {
		this.today = timeline.today();
		List<LocalDate> days = timeline.rows().stream().flatMap(Chart::days).toList();
		this.first = YearMonth.from(Stream.concat(days.stream(), Stream.of(this.today)).min(LocalDate::compareTo).get())
			.atDay(1);
		this.last = YearMonth
			.from(Stream.concat(days.stream(), Stream.of(this.today.plusMonths(1))).max(LocalDate::compareTo).get())
			.atEndOfMonth();
		int y = HEAD;
		Map<String, Bars> bars = new HashMap<>();
		for (Map.Entry<OrganisationKind, List<Timeline.Row>> group : timeline.groups().entrySet()) {
			List<Bars> rows = new ArrayList<>();
			int top = y;
			y += GROUP;
			for (Timeline.Row row : group.getValue()) {
				Bars placed = bars(row, y);
				rows.add(placed);
				bars.put(row.number(), placed);
				y += ROW;
			}
			this.groups.add(new Group(group.getKey(), group.getValue().get(0).number().replaceFirst("\\..*", ""), top,
					List.copyOf(rows)));
		}
		this.height = y + 6;
		timeline.rows()
			.forEach((row) -> row.waitsFor()
				.forEach((before) -> arrow(timeline.find(before), row, bars).ifPresent(this.arrows::add)));
	}

	private static Stream<LocalDate> days(Timeline.Row row) {
		return Stream.concat(
				Stream
					.of(Optional.of(row.plannedStart()), row.plannedEnd(), Optional.of(row.expected().start()),
							row.expected().end(), row.nextDue())
					.flatMap(Optional::stream),
				row.moved().stream().flatMap((moved) -> Stream.of(moved.from(), moved.to())));
	}

	private Bars bars(Timeline.Row row, int y) {
		Expected expected = row.expected();
		List<Bar> bars = new ArrayList<>();
		row.plannedEnd().ifPresent((end) -> bars.add(bar("planned", row.plannedStart(), end, y + 7, 8)));
		row.startedOn().ifPresent((start) -> {
			LocalDate until = row.settledOn().orElse(this.today);
			bars.add(bar("actual is-" + row.phase().code(), start, until, y + 18, 9));
			row.lateSince()
				.ifPresent((due) -> bars.add(bar("late", due.isBefore(start) ? start : due, until, y + 18, 9)));
		});
		if (expected.isOpen()) {
			LocalDate from = row.startedOn().isPresent() ? this.today : expected.start();
			expected.end()
				.filter((end) -> end.isAfter(from))
				.ifPresent((end) -> bars.add(bar("expected", from, end, y + 18, 9)));
		}
		Optional<Double> on = expected.isRecurring() ? Optional.of(x(
				later(expected.end().orElse(this.today), row.startedOn().isPresent() ? this.today : expected.start())))
				: Optional.empty();
		List<Mark> marks = new ArrayList<>();
		row.moved().forEach((moved) -> {
			marks.add(new Mark("original", diamond(x(moved.from()), y + 11)));
			marks.add(new Mark("extended", diamond(x(moved.to()), y + 11)));
		});
		return new Bars(row, y, cut(row.number() + " " + row.title()), bars, on, marks);
	}

	private static LocalDate later(LocalDate one, LocalDate other) {
		return one.isAfter(other) ? one : other;
	}

	private Bar bar(String kind, LocalDate from, LocalDate to, int y, int height) {
		double x = x(from);
		return new Bar(kind, x, y, Math.max(2, round(x(to) - x)), height);
	}

	private static String diamond(double x, int y) {
		return "M%s %dl4.5 4.5l-4.5 4.5l-4.5-4.5z".formatted(x, y - 5);
	}

	private Optional<String> arrow(Optional<Timeline.Row> before, Timeline.Row row, Map<String, Bars> bars) {
		return before.flatMap((first) -> Optional.ofNullable(bars.get(first.number()))
			.flatMap((from) -> Optional.ofNullable(bars.get(row.number())).map((to) -> {
				double start = x(first.expected().end().orElse(later(this.today, first.expected().start())));
				double end = Math.max(start, x(row.expected().start())) + 4;
				boolean down = to.y() > from.y();
				return "M%s %dH%sV%d".formatted(start, from.y() + 22, round(end), down ? to.y() + 16 : to.y() + 29);
			})));
	}

	private double x(LocalDate day) {
		double days = ChronoUnit.DAYS.between(this.first, this.last) + 1;
		return round(LABELS + ChronoUnit.DAYS.between(this.first, day) / days * (WIDTH - LABELS));
	}

	private static double round(double value) {
		return Math.round(value * 10) / 10.0;
	}

	private static String cut(String text) {
		return (text.length() <= TITLE) ? text : text.substring(0, TITLE - 1).stripTrailing() + "…";
	}

	public int width() {
		return WIDTH;
	}

	public int height() {
		return this.height;
	}

	/** Where the labels end and time begins. */
	public int left() {
		return LABELS;
	}

	public int head() {
		return HEAD;
	}

	public double todayX() {
		return x(this.today);
	}

	public List<Group> groups() {
		return this.groups;
	}

	/** Paths from the end of one recommendation to the start of one that waits for it. */
	public List<String> arrows() {
		return this.arrows;
	}

	/** The months, named where there is room. */
	public List<Month> months(Locale locale) {
		List<Month> months = new ArrayList<>();
		double end = 0;
		for (YearMonth month = YearMonth.from(this.first); !month.isAfter(YearMonth.from(this.last)); month = month
			.plusMonths(1)) {
			double x = x(month.atDay(1));
			boolean named = x >= end;
			if (named) {
				end = x + MONTH;
			}
			boolean year = months.isEmpty() || month.getMonthValue() == 1;
			boolean wide = x(month.plusMonths(1).atDay(1)) - x > 2 * MONTH;
			months.add(new Month(x,
					named ? month.getMonth()
						.getDisplayName(wide ? TextStyle.FULL_STANDALONE : TextStyle.SHORT_STANDALONE, locale) : "",
					year ? String.valueOf(month.getYear()) : ""));
		}
		return months;
	}

	/** The line where a month begins; texts are empty where there is no room for them. */
	record Month(double x, String name, String year) {

	}

	/** The recommendations to one kind of addressee. */
	record Group(OrganisationKind addressee, String number, int y, List<Bars> rows) {

	}

	/**
	 * One recommendation.
	 *
	 * @param goesOn from where on it recurs, if it does
	 */
	record Bars(Timeline.Row row, int y, String label, List<Bar> bars, Optional<Double> goesOn, List<Mark> marks) {

	}

	/** A bar; its kind is its class. */
	record Bar(String kind, double x, int y, double width, int height) {

	}

	/** A sign on a day; its kind is its class. */
	record Mark(String kind, String path) {

	}

}
