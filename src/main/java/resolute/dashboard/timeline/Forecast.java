package resolute.dashboard.timeline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import resolute.calendar.WorkingDays;
import resolute.dashboard.timeline.Expected.Kind;
import resolute.execution.ProcessTerms;

/**
 * When recommendations will be through, from what is open before them and the terms still
 * to come (ADR 12). Days are working days of the production calendar. Nothing that is
 * open ends before today.
 */
public final class Forecast {

	private final WorkingDays workingDays;

	private final LocalDate today;

	/**
	 * @param today the day it is made for; with the day of the launch, and works that are
	 * {@linkplain Work#untouched() untouched}, it is the plan
	 */
	Forecast(WorkingDays workingDays, LocalDate today) {
		this.workingDays = workingDays;
		this.today = today;
	}

	/**
	 * What is to be expected, by number, in the order of the works.
	 * @throws IllegalArgumentException if works wait for one another in a circle, or for
	 * one that is not among them
	 */
	Map<String, Expected> of(Collection<Work> works) {
		return of(works, Optional.empty());
	}

	/**
	 * The same if one of them ended later.
	 * @throws IllegalArgumentException in addition, if that one cannot be late: it is
	 * over, or nothing is known of its end
	 */
	Map<String, Expected> of(Collection<Work> works, Delay delay) {
		Map<String, Expected> expected = of(works, Optional.of(delay));
		if (!Optional.ofNullable(expected.get(delay.number())).map(Expected::isOpen).orElse(false)) {
			throw new IllegalArgumentException(delay.number() + " cannot be late");
		}
		return expected;
	}

	private Map<String, Expected> of(Collection<Work> works, Optional<Delay> delay) {
		Run run = new Run(works, delay);
		Map<String, Expected> found = new LinkedHashMap<>();
		works.forEach((work) -> found.put(work.number(), run.expected(work.number())));
		return found;
	}

	/** What ends on another day in one forecast than in another, in their order. */
	List<Move> moves(Map<String, Expected> before, Map<String, Expected> after) {
		return before.entrySet()
			.stream()
			.flatMap((entry) -> Stream.ofNullable(after.get(entry.getKey()))
				.flatMap((later) -> move(entry.getKey(), entry.getValue(), later).stream()))
			.toList();
	}

	private Optional<Move> move(String number, Expected before, Expected after) {
		return before.end()
			.flatMap((from) -> after.end()
				.filter((to) -> !to.equals(from))
				.map((to) -> new Move(number, from, to, this.workingDays.between(from, to), after.isRecurring(),
						after.preliminary())));
	}

	/**
	 * One recommendation that ends later than expected.
	 *
	 * @param number which
	 * @param workingDays how much later, not negative
	 */
	public record Delay(String number, int workingDays) {

		public Delay {
			if (workingDays < 0) {
				throw new IllegalArgumentException("Not a delay: " + workingDays);
			}
		}

	}

	/**
	 * An end that moves.
	 *
	 * @param number of the recommendation
	 * @param from the day expected before
	 * @param to the day expected then
	 * @param workingDays how many lie between
	 * @param recurring whether it is the begin of recurring work
	 * @param preliminary whether the new day is
	 */
	public record Move(String number, LocalDate from, LocalDate to, int workingDays, boolean recurring,
			boolean preliminary) {

	}

	private final class Run {

		private final Map<String, Work> works;

		private final Optional<Delay> delay;

		private final Map<String, Expected> found = new HashMap<>();

		private final Set<String> asked = new HashSet<>();

		Run(Collection<Work> works, Optional<Delay> delay) {
			this.works = works.stream().collect(Collectors.toMap(Work::number, Function.identity()));
			this.delay = delay;
		}

		Expected expected(String number) {
			Expected known = this.found.get(number);
			if (known != null) {
				return known;
			}
			Work work = Optional.ofNullable(this.works.get(number))
				.orElseThrow(() -> new IllegalArgumentException("There is no " + number + " to wait for"));
			if (!this.asked.add(number)) {
				throw new IllegalArgumentException(number + " waits for itself");
			}
			List<Expected> first = work.waitsFor().stream().map(this::expected).toList();
			Expected expected = late(number, checked(undelayed(work, first)));
			this.found.put(number, expected);
			return expected;
		}

		private Expected undelayed(Work work, List<Expected> first) {
			if (work.settledOn().isPresent()) {
				LocalDate settled = work.settledOn().get();
				return new Expected(work.startedOn().orElse(settled), work.settledOn(), Kind.SETTLED, false);
			}
			return work.startedOn().map((start) -> begun(work, start)).orElseGet(() -> waiting(work, first));
		}

		/** It starts when the last of those before it is through, at once. */
		private Expected waiting(Work work, List<Expected> first) {
			LocalDate start = first.stream()
				.map((one) -> notBeforeToday(one.end().orElse(Forecast.this.today)))
				.max(LocalDate::compareTo)
				.orElse(Forecast.this.today);
			if (work.terms().isEmpty() || first.stream().anyMatch((one) -> one.kind() == Kind.UNKNOWN)) {
				return new Expected(start, Optional.empty(), Kind.UNKNOWN, false);
			}
			ProcessTerms terms = work.terms().get();
			return new Expected(start, Optional.of(after(start, terms.whole())), kind(terms), false);
		}

		/** What is before it does not matter any more. */
		private Expected begun(Work work, LocalDate start) {
			Map<String, LocalDate> done = new HashMap<>();
			work.open().forEach((activity, due) -> done.put(activity, notBeforeToday(due)));
			Optional<LocalDate> byDates = done.values().stream().max(LocalDate::compareTo);
			if (work.terms().isEmpty()) {
				return new Expected(start, byDates, byDates.isPresent() ? Kind.ONCE : Kind.UNKNOWN, false);
			}
			ProcessTerms terms = work.terms().get();
			boolean known = done.keySet().stream().anyMatch(terms::knows);
			if (!known) {
				work.handedIn()
					.stream()
					.filter((last) -> terms.knows(last.activity()))
					.findFirst()
					.ifPresent((last) -> done.put(last.activity(), last.on()));
			}
			OptionalInt end = terms.end(done.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey,
						(entry) -> Math.max(0, Forecast.this.workingDays.between(start, entry.getValue())))));
			Optional<LocalDate> byTerms = end.stream().mapToObj((days) -> after(start, days)).findFirst();
			if (terms.isRecurring()) {
				boolean begun = !known && byTerms.filter((day) -> day.isAfter(Forecast.this.today)).isEmpty();
				return new Expected(start, begun ? Optional.empty() : byTerms.map(this::notBeforeToday), Kind.RECURRING,
						false);
			}
			Optional<LocalDate> day = byTerms.map(this::notBeforeToday).or(() -> byDates);
			return new Expected(start, day, day.isPresent() ? Kind.ONCE : Kind.UNKNOWN, false);
		}

		private Expected late(String number, Expected expected) {
			return this.delay.filter((late) -> late.number().equals(number) && expected.isOpen())
				.map((late) -> checked(new Expected(expected.start(),
						expected.end().map((end) -> after(end, late.workingDays())), expected.kind(), false)))
				.orElse(expected);
		}

		private LocalDate after(LocalDate day, int days) {
			// A term of no days ends on the day itself, be it a day off or not.
			return (days == 0) ? day : Forecast.this.workingDays.plus(day, days);
		}

		private LocalDate notBeforeToday(LocalDate day) {
			return day.isBefore(Forecast.this.today) ? Forecast.this.today : day;
		}

		private Expected checked(Expected expected) {
			boolean preliminary = expected.kind() != Kind.SETTLED && expected.end().isPresent()
					&& IntStream.rangeClosed(Forecast.this.today.getYear(), expected.end().get().getYear())
						.anyMatch(Forecast.this.workingDays::isPreliminary);
			return new Expected(expected.start(), expected.end(), expected.kind(), preliminary);
		}

		private static Kind kind(ProcessTerms terms) {
			return terms.isRecurring() ? Kind.RECURRING : Kind.ONCE;
		}

	}

}
