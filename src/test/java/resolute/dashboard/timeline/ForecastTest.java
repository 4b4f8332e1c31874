package resolute.dashboard.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import resolute.calendar.ShippedCalendar;
import resolute.dashboard.timeline.Expected.Kind;
import resolute.execution.ProcessTerms;
import resolute.execution.process.ModelGraph;
import resolute.execution.process.ModelGraph.Node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Each day is counted by hand on the production calendar of 2026: the 9th of March is
 * off, the week of the 16th and those after it are whole.
 */
class ForecastTest {

	/** A Monday. */
	private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

	private final Forecast forecast = new Forecast(ShippedCalendar.workingDays(), TODAY);

	@Test
	void whatWaitsForNothingCanStartTodayAndTakesAllItsTerms() {
		Expected one = expected(waiting("1", inTurn(3, 2))).get("1");

		assertThat(one).isEqualTo(new Expected(TODAY, Optional.of(march(23)), Kind.ONCE, false));
	}

	@Test
	void inAChainEachStartsWhenTheOneBeforeItEnds() {
		Map<String, Expected> found = expected(waiting("1", inTurn(5)), waiting("2", inTurn(3), "1"),
				waiting("3", inTurn(1), "2"));

		assertThat(found.get("2")).isEqualTo(new Expected(march(23), Optional.of(march(26)), Kind.ONCE, false));
		assertThat(found.get("3")).isEqualTo(new Expected(march(26), Optional.of(march(27)), Kind.ONCE, false));
	}

	@Test
	void whateverTheOrderTheyAreGivenIn() {
		Map<String, Expected> found = expected(waiting("2", inTurn(3), "1"), waiting("1", inTurn(5)));

		assertThat(found.keySet()).containsExactly("2", "1");
		assertThat(one(found, "2").end()).contains(march(26));
	}

	@Test
	void inADiamondTheLongerSideDecides() {
		Map<String, Expected> found = expected(diamond());

		assertThat(one(found, "2").end()).contains(march(26));
		assertThat(one(found, "3").end()).contains(april(6));
		assertThat(found.get("4")).isEqualTo(new Expected(april(6), Optional.of(april(8)), Kind.ONCE, false));
	}

	@Test
	void whatWasSettledEarlyLetsTheNextOneStartToday() {
		Work settled = new Work("1", List.of(), Optional.of(inTurn(20)), Optional.of(march(2)), Optional.of(march(12)),
				Map.of(), List.of());
		Map<String, Expected> found = expected(settled, waiting("2", inTurn(3), "1"));

		assertThat(found.get("1")).isEqualTo(new Expected(march(2), Optional.of(march(12)), Kind.SETTLED, false));
		assertThat(found.get("2")).isEqualTo(new Expected(TODAY, Optional.of(march(19)), Kind.ONCE, false));
	}

	@Test
	void whatIsOpenEndsOnItsDateInForceAndTheTermsAfterItFollow() {
		assertThat(end(begun(inTurn(5, 3), march(2), Map.of("task1", march(20))))).contains(march(25));
	}

	@Test
	void whatIsOverdueIsExpectedToday() {
		assertThat(end(begun(inTurn(5, 3), march(2), Map.of("task1", march(10))))).contains(march(19));
		assertThat(end(begun(inTurn(5, 3), march(2), Map.of("task2", march(10))))).contains(TODAY);
	}

	@Test
	void theLatestOfSeveralOpenOnesDecidesWithWhatComesAfterIt() {
		assertThat(end(begun(inTurn(5, 3, 2), march(2), Map.of("task1", march(18), "task3", march(24)))))
			.contains(march(25));
	}

	@Test
	void aTermThatRunsFromTheStartIsNotShortened() {
		ProcessTerms terms = ProcessTerms
			.of(new ModelGraph(List.of(start("task1"), task("task1", "${deadlines.workingDays(3)}", "report"),
					task("report",
							"${deadlines.later(deadlines.workingDaysFrom(startedOn, 20), deadlines.workingDays(2))}",
							"end"),
					end())));

		assertThat(terms.whole()).isEqualTo(20);
		assertThat(end(begun(terms, march(2), Map.of("task1", march(17))))).contains(march(31));
		assertThat(end(begun(terms, march(2), Map.of("task1", march(31))))).contains(april(2));
	}

	@Test
	void parallelWaysTakeAsLongAsTheLongest() {
		ProcessTerms terms = ProcessTerms.of(new ModelGraph(List.of(start("fork"), node("fork", "short", "long"),
				task("short", "${deadlines.workingDays(2)}", "join"),
				task("long", "${deadlines.workingDays(15)}", "join"), new Node("join", ModelGraph.Kind.OTHER,
						Optional.of("${deadlines.afterDays(16)}"), Optional.empty(), List.of("end")),
				end())));

		assertThat(terms.whole()).as("16 days are 12 working days").isEqualTo(27);
	}

	@Test
	void whatWasHandedBackIsNotPlannedButReckonedFrom() {
		ProcessTerms terms = ProcessTerms.of(new ModelGraph(List.of(start("gateway"), node("gateway", "accept"),
				task("accept", "${deadlines.workingDays(3)}", "accepted"), node("accepted", "work", "refusal"),
				task("refusal", "${deadlines.workingDays(3)}", "refused"), node("refused", "gateway", "declined"),
				new Node("declined", ModelGraph.Kind.OTHER, Optional.empty(), Optional.of("declined"), List.of("end")),
				task("work", "${deadlines.workingDays(4)}", "carriedOut"), new Node("carriedOut", ModelGraph.Kind.OTHER,
						Optional.empty(), Optional.of("carriedOut"), List.of("end")),
				end())));

		assertThat(terms.whole()).isEqualTo(7);
		assertThat(end(begun(terms, march(10), Map.of("refusal", march(17))))).as("begun anew").contains(march(26));
	}

	@Test
	void betweenTwoTasksWhatWasHandedInLastCounts() {
		Work between = new Work("1", List.of(), Optional.of(inTurn(5, 3)), Optional.of(march(2)), Optional.empty(),
				Map.of(), List.of(new Work.Done("task1", march(13)), new Work.Done("task2", march(6))));

		assertThat(end(between)).contains(march(18));
	}

	@Test
	void whatIsNoPartOfTheModelHoldsItUpOnlyIfNothingElseIsKnown() {
		Map<String, LocalDate> assignment = Map.of("assignment", march(30));
		Work beside = new Work("1", List.of(), Optional.of(inTurn(5, 3)), Optional.of(march(2)), Optional.empty(),
				assignment, List.of(new Work.Done("assignment", march(16)), new Work.Done("task1", march(13))));

		assertThat(end(beside)).contains(march(18));
		assertThat(end(begun(inTurn(5, 3), march(2), assignment))).contains(march(30));
	}

	@Test
	void aRecurringOneHasNoEndButABeginThatOthersWaitFor() {
		Map<String, Expected> found = expected(waiting("1", recurring(5)), waiting("2", inTurn(3), "1"));

		assertThat(found.get("1")).isEqualTo(new Expected(TODAY, Optional.of(march(23)), Kind.RECURRING, false));
		assertThat(one(found, "2").end()).contains(march(26));
	}

	@Test
	void onceARecurringOneHasBegunItHoldsUpNobody() {
		Map<String, Expected> found = expected(begun(recurring(5), march(2), Map.of("period", april(10))),
				waiting("2", inTurn(3), "1"));

		assertThat(found.get("1")).isEqualTo(new Expected(march(2), Optional.empty(), Kind.RECURRING, false));
		assertThat(found.get("2")).isEqualTo(new Expected(TODAY, Optional.of(march(19)), Kind.ONCE, false));
	}

	@Test
	void withoutAModelItsDatesAreAllThatIsKnown() {
		Work open = new Work("1", List.of(), Optional.empty(), Optional.of(march(2)), Optional.empty(),
				Map.of("a", march(18), "b", march(10)), List.of());
		Work unknown = new Work("2", List.of("1"), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
				List.of());
		Map<String, Expected> found = expected(open, unknown, waiting("3", inTurn(5), "2"));

		assertThat(one(found, "1").end()).contains(march(18));
		assertThat(found.get("2")).isEqualTo(new Expected(march(18), Optional.empty(), Kind.UNKNOWN, false));
		assertThat(one(found, "3").kind()).as("nor of what waits for it").isEqualTo(Kind.UNKNOWN);
	}

	@Test
	void whatReachesIntoAYearWithoutACalendarIsPreliminary() {
		Forecast inDecember = new Forecast(ShippedCalendar.workingDays(), LocalDate.of(2026, 12, 21));
		Map<String, Expected> found = inDecember
			.of(List.of(waiting("1", inTurn(2)), waiting("2", inTurn(15), "1"), waiting("3", inTurn(1), "2")));

		assertThat(one(found, "1").preliminary()).isFalse();
		assertThat(one(found, "2").preliminary()).isTrue();
		assertThat(one(found, "3").preliminary()).isTrue();
	}

	@Test
	void whatWaitsForItselfIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> expected(waiting("1", inTurn(1), "3"), waiting("2", inTurn(1), "1"),
					waiting("3", inTurn(1), "2")))
			.withMessageContaining("waits for itself");
		assertThatIllegalArgumentException().isThrownBy(() -> expected(waiting("1", inTurn(1), "9")))
			.withMessageContaining("There is no 9");
	}

	@Test
	void whatIsLateMovesOnlyWhatHasNoTimeToSpare() {
		assertThat(moves(5, "2", diamond()))
			.containsExactly(new Forecast.Move("2", march(26), april(2), 5, false, false));
		assertThat(moves(10, "2", diamond())).containsExactly(
				new Forecast.Move("2", march(26), april(9), 10, false, false),
				new Forecast.Move("4", april(8), april(13), 3, false, false));
		assertThat(moves(1, "1", diamond())).extracting(Forecast.Move::number, Forecast.Move::workingDays)
			.containsExactly(tuple("1", 1), tuple("2", 1), tuple("3", 1), tuple("4", 1));
		assertThat(moves(0, "1", diamond())).isEmpty();
	}

	@Test
	void whatHasBegunDoesNotMoveAnyMore() {
		Work begun = new Work("2", List.of("1"), Optional.of(inTurn(5)), Optional.of(march(10)), Optional.empty(),
				Map.of("task1", march(17)), List.of());

		assertThat(moves(10, "1", waiting("1", inTurn(5)), begun)).extracting(Forecast.Move::number)
			.containsExactly("1");
	}

	@Test
	void onlyWhatIsOpenCanBeLate() {
		Work settled = new Work("1", List.of(), Optional.of(inTurn(20)), Optional.of(march(2)), Optional.of(march(12)),
				Map.of(), List.of());

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.forecast.of(List.of(settled), new Forecast.Delay("1", 1)))
			.withMessageContaining("1 cannot be late");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.forecast.of(List.of(settled), new Forecast.Delay("7", 1)));
		assertThatIllegalArgumentException().isThrownBy(() -> new Forecast.Delay("1", -1));
	}

	private Map<String, Expected> expected(Work... works) {
		return this.forecast.of(List.of(works));
	}

	private Optional<LocalDate> end(Work work) {
		return one(expected(work), "1").end();
	}

	private static Expected one(Map<String, Expected> found, String number) {
		return Optional.ofNullable(found.get(number)).orElseThrow();
	}

	private List<Forecast.Move> moves(int by, String late, Work... works) {
		return this.forecast.moves(expected(works), this.forecast.of(List.of(works), new Forecast.Delay(late, by)));
	}

	/** 2 takes three days and 3 takes ten, both after 1; 4 waits for both. */
	private static Work[] diamond() {
		return new Work[] { waiting("1", inTurn(5)), waiting("2", inTurn(3), "1"), waiting("3", inTurn(10), "1"),
				waiting("4", inTurn(2), "2", "3") };
	}

	private static Work waiting(String number, ProcessTerms terms, String... waitsFor) {
		return new Work(number, List.of(waitsFor), Optional.of(terms), Optional.empty(), Optional.empty(), Map.of(),
				List.of());
	}

	private static Work begun(ProcessTerms terms, LocalDate start, Map<String, LocalDate> open) {
		return new Work("1", List.of(), Optional.of(terms), Optional.of(start), Optional.empty(), open, List.of());
	}

	/** Tasks task1, task2 and so on, one after the other. */
	private static ProcessTerms inTurn(int... workingDays) {
		return ProcessTerms.of(new ModelGraph(chain(end(), workingDays)));
	}

	/** The same, and then work for each quarter. */
	private static ProcessTerms recurring(int... workingDays) {
		return ProcessTerms
			.of(new ModelGraph(chain(task("end", "${deadlines.reportAfter(period, 10)}", "period"), workingDays)));
	}

	private static List<Node> chain(Node last, int... workingDays) {
		List<Node> nodes = new ArrayList<>(List.of(start("task1")));
		for (int index = 1; index <= workingDays.length; index++) {
			nodes.add(task("task" + index, "${deadlines.workingDays(" + workingDays[index - 1] + ")}",
					(index < workingDays.length) ? "task" + (index + 1) : "end"));
		}
		nodes.add(last);
		return nodes;
	}

	private static Node start(String next) {
		return new Node("start", ModelGraph.Kind.START, Optional.empty(), Optional.empty(), List.of(next));
	}

	private static Node end() {
		return new Node("end", ModelGraph.Kind.END, Optional.empty(), Optional.empty(), List.of());
	}

	private static Node task(String id, String due, String next) {
		return new Node(id, ModelGraph.Kind.TASK, Optional.of(due), Optional.empty(), List.of(next));
	}

	private static Node node(String id, String... next) {
		return new Node(id, ModelGraph.Kind.OTHER, Optional.empty(), Optional.empty(), List.of(next));
	}

	private static LocalDate march(int day) {
		return LocalDate.of(2026, 3, day);
	}

	private static LocalDate april(int day) {
		return LocalDate.of(2026, 4, day);
	}

}
