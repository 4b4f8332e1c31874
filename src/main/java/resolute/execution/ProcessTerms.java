package resolute.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import resolute.execution.process.ModelGraph;
import resolute.outcome.OutcomeKind;

/**
 * How long a process takes by the terms in its model, in working days, if everybody uses
 * them to the full and nothing is handed back (ADR 12).
 * <p>
 * Days are counted from the day the process starts, which is 0. Where the model binds
 * work to the calendar, to a period's end or the date of an event, reckoning ends: such a
 * process is {@linkplain #isRecurring() recurring}, and what can be said of it is when
 * that work begins. Immutable.
 */
public final class ProcessTerms {

	/** A task whose model says nothing has a month (consultant 305378, 5.3.2). */
	private static final int MONTH = calendarDays(30);

	private static final Pattern WORKING_DAYS = Pattern.compile("deadlines\\.workingDays\\((\\d{1,4})\\)");

	private static final Pattern CALENDAR_DAYS = Pattern.compile("deadlines\\.(?:days|afterDays)\\((\\d{1,4})\\)");

	private static final Pattern FROM_START = Pattern
		.compile("deadlines\\.workingDaysFrom\\(startedOn, ?(\\d{1,4})\\)");

	private static final Pattern OF_THE_CALENDAR = Pattern
		.compile("deadlines\\.(?:endOf|startOf|reportAfter|on|lastWorkingDay|dayOf)\\(");

	private final Map<String, Node> nodes;

	/** Nodes on the way, each after those that lead to it. */
	private final List<Node> order;

	/** Flows that lead back, by the node they come from. */
	private final Map<String, List<String>> back;

	private final Set<String> starts;

	private final Set<String> ends;

	private final boolean recurring;

	private ProcessTerms(Map<String, Node> nodes, List<String> starts) {
		this.nodes = nodes;
		Way way = new Way(nodes);
		starts.forEach(way::follow);
		Set<String> reached = Set.copyOf(way.finished);
		this.recurring = nodes.values().stream().anyMatch((node) -> node.term().ofTheCalendar());
		if (!this.recurring) {
			// What only an exception leads to can be reckoned from, but is not planned.
			nodes.keySet().forEach(way::follow);
		}
		Collections.reverse(way.finished);
		this.order = way.finished.stream().map((id) -> node(nodes, id)).toList();
		this.back = way.back;
		this.starts = Set.copyOf(starts);
		Predicate<Node> last = this.recurring ? (node) -> node.term().ofTheCalendar() : Node::end;
		this.ends = Set.copyOf(
				this.order.stream().filter((node) -> reached.contains(node.id())).filter(last).map(Node::id).toList());
	}

	/** The terms of a model. */
	public static ProcessTerms of(ModelGraph model) {
		Map<String, Node> nodes = new LinkedHashMap<>();
		model.nodes()
			.stream()
			.filter((node) -> node.outcome().filter(ProcessTerms::isOtherThanCarriedOut).isEmpty())
			.forEach((node) -> nodes.put(node.id(), node(node)));
		return new ProcessTerms(nodes,
				model.nodes()
					.stream()
					.filter((node) -> node.kind() == ModelGraph.Kind.START)
					.map(ModelGraph.Node::id)
					.toList());
	}

	private static boolean isOtherThanCarriedOut(String outcome) {
		return !outcome.contains("${") && !outcome.equals(OutcomeKind.CARRIED_OUT.code());
	}

	private static Node node(ModelGraph.Node node) {
		Term term = node.date()
			.map((date) -> Term.of(date, node.kind() == ModelGraph.Kind.TASK))
			.orElse((node.kind() == ModelGraph.Kind.TASK) ? new Term(MONTH, 0, false) : Term.NONE);
		// What lies behind the calendar cannot be reckoned.
		return new Node(node.id(), term, node.kind() == ModelGraph.Kind.END,
				term.ofTheCalendar() ? List.of() : node.next());
	}

	/**
	 * Whether there is work without an end that can be reckoned: periods, or dates that
	 * somebody sets.
	 */
	public boolean isRecurring() {
		return this.recurring;
	}

	/** Whether something can be reckoned from an activity. */
	public boolean knows(String activity) {
		return this.order.stream().anyMatch((node) -> node.id().equals(activity) && !node.term().ofTheCalendar());
	}

	/**
	 * How many working days the whole takes; of a recurring process, until its recurring
	 * work begins.
	 */
	public int whole() {
		return last(reckon(Map.of(), startsAt(0))).orElse(0);
	}

	/**
	 * On which working day the whole ends, as its work stands.
	 * @param done the working day on which each activity that is open will be done, or
	 * the last one has been; activities that the model does not know are left out
	 * @return empty if nothing is known of what comes after them, or if the recurring
	 * work of a recurring process has begun
	 */
	public OptionalInt end(Map<String, Integer> done) {
		Map<String, Integer> reckoned = reckon(done, Map.of());
		OptionalInt end = last(reckoned);
		if (end.isPresent() || reckoned.isEmpty()) {
			return end;
		}
		Map<String, Integer> again = new HashMap<>();
		reckoned.forEach((id, day) -> this.back.getOrDefault(id, List.of())
			.forEach((target) -> again.merge(target, day, Math::max)));
		return last(reckon(Map.of(), again));
	}

	private Map<String, Integer> startsAt(int day) {
		Map<String, Integer> entered = new HashMap<>();
		this.starts.forEach((id) -> entered.put(id, day));
		return entered;
	}

	/**
	 * The working days on which nodes are done.
	 * @param done those that are known
	 * @param entered working days on which some are begun
	 */
	private Map<String, Integer> reckon(Map<String, Integer> done, Map<String, Integer> entered) {
		Map<String, Integer> begun = new HashMap<>(entered);
		Map<String, Integer> ended = new LinkedHashMap<>();
		for (Node node : this.order) {
			Optional<Integer> reached = Optional.ofNullable(begun.get(node.id())).map(node.term()::after);
			Optional<Integer> known = Optional.ofNullable(done.get(node.id()))
				.filter((day) -> !node.term().ofTheCalendar());
			Stream.of(reached, known).flatMap(Optional::stream).max(Integer::compare).ifPresent((day) -> {
				ended.put(node.id(), day);
				node.next()
					.stream()
					.filter((next) -> !this.back.getOrDefault(node.id(), List.of()).contains(next))
					.filter(this.nodes::containsKey)
					.forEach((next) -> begun.merge(next, day, Math::max));
			});
		}
		return ended;
	}

	private OptionalInt last(Map<String, Integer> ended) {
		return ended.entrySet()
			.stream()
			.filter((entry) -> this.ends.contains(entry.getKey()))
			.mapToInt(Map.Entry::getValue)
			.max();
	}

	/** Five of seven days are working days, give or take. */
	private static int calendarDays(int days) {
		return (days * 5 + 6) / 7;
	}

	private static Node node(Map<String, Node> nodes, String id) {
		return Optional.ofNullable(nodes.get(id)).orElseThrow();
	}

	private record Node(String id, Term term, boolean end, List<String> next) {

	}

	/**
	 * @param workingDays how many after it has begun
	 * @param notBefore on which working day of the process at the earliest
	 * @param ofTheCalendar whether it is bound to the calendar, so that neither says
	 * anything
	 */
	private record Term(int workingDays, int notBefore, boolean ofTheCalendar) {

		static final Term NONE = new Term(0, 0, false);

		static Term of(String expression, boolean task) {
			OptionalInt fromNow = Stream
				.concat(numbers(WORKING_DAYS, expression),
						numbers(CALENDAR_DAYS, expression).map(ProcessTerms::calendarDays))
				.mapToInt(Integer::intValue)
				.max();
			OptionalInt fromStart = numbers(FROM_START, expression).mapToInt(Integer::intValue).max();
			boolean unknown = fromNow.isEmpty() && fromStart.isEmpty();
			return (OF_THE_CALENDAR.matcher(expression).find() || task && unknown) ? new Term(0, 0, true)
					: new Term(fromNow.orElse(0), fromStart.orElse(0), false);
		}

		private static Stream<Integer> numbers(Pattern pattern, String expression) {
			return pattern.matcher(expression).results().map((found) -> Integer.valueOf(found.group(1)));
		}

		int after(int begun) {
			return Math.max(begun + this.workingDays, this.notBefore);
		}

	}

	/** Goes through the model in depth and notes the flows that lead back. */
	private static final class Way {

		private final Map<String, Node> nodes;

		private final Set<String> seen = new HashSet<>();

		private final Set<String> open = new HashSet<>();

		private final List<String> finished = new ArrayList<>();

		private final Map<String, List<String>> back = new HashMap<>();

		Way(Map<String, Node> nodes) {
			this.nodes = nodes;
		}

		void follow(String id) {
			if (!this.nodes.containsKey(id) || !this.seen.add(id)) {
				return;
			}
			this.open.add(id);
			Node node = node(this.nodes, id);
			for (String next : node.next()) {
				if (this.open.contains(next)) {
					this.back.computeIfAbsent(id, (key) -> new ArrayList<>()).add(next);
				}
				else {
					follow(next);
				}
			}
			this.open.remove(id);
			this.finished.add(id);
		}

	}

}
