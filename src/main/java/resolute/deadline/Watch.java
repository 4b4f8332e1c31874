package resolute.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import resolute.calendar.WorkingDays;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the deadlines that people have to be reminded of, and those that have passed. A
 * deadline says itself on which day there is something to do with it, so a look that
 * finds nothing reads an empty range of an index, however many deadlines there are.
 * <p>
 * Each batch is a transaction of its own, with everything that follows from it: processes
 * and mail. Killed in the middle, the watch goes on with the next batch. Several nodes
 * share the work: a row that one looks at the others pass over. What has been set in
 * motion has a key, so nothing is done twice for the same item and due date.
 */
@Service
public class Watch {

	private static final String DUE = """
			select id, resolution_id, number, due_on, dated_on from deadline
			where state = 'open' and controlled and watch_on <= :today
			order by watch_on, id limit :batch for update skip locked
			""";

	private static final String REMIND = """
			insert into reminder (deadline_id, due_on, days_before, reminded_at)
			select *, cast(:now as timestamptz) from unnest(:deadlines::uuid[], :dues::date[], :days::integer[])
			on conflict do nothing
			returning deadline_id, due_on, days_before
			""";

	private static final String ESCALATE = """
			insert into escalation (deadline_id, due_on, started_at, level)
			select *, cast(:now as timestamptz), 1 from unnest(:deadlines::uuid[], :dues::date[])
			on conflict do nothing
			returning deadline_id
			""";

	private static final String NEXT = """
			update deadline set watch_on = looked.watch_on,
				missed_due_on = case when looked.overdue then coalesce(missed_due_on, due_on) else missed_due_on end
			from unnest(:deadlines::uuid[], :days::date[], :overdue::boolean[]) as looked (id, watch_on, overdue)
			where deadline.id = looked.id
			""";

	private final ControlRules rules;

	private final WorkingDays workingDays;

	private final WatchProperties properties;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Watch(ControlRules rules, WorkingDays workingDays, WatchProperties properties, JdbcClient jdbc,
			TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
		this.rules = rules;
		this.workingDays = workingDays;
		this.properties = properties;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Does all there is to do now; nothing outside working hours.
	 * @return how many deadlines it looked at
	 */
	public int look() {
		ZonedDateTime now = ZonedDateTime.now(this.clock);
		LocalDate today = now.toLocalDate();
		if (!this.workingDays.isWorkingDay(today) || now.toLocalTime().isBefore(this.properties.from())) {
			return 0;
		}
		int total = 0;
		int found;
		do {
			found = Objects.requireNonNull(this.transaction.execute((status) -> lookAtBatch(today)));
			total += found;
		}
		while (found == this.properties.batch());
		return total;
	}

	private int lookAtBatch(LocalDate today) {
		List<Item> items = this.jdbc.sql(DUE)
			.param("today", today)
			.param("batch", this.properties.batch())
			.query((row, index) -> new Item(row.getObject("id", UUID.class),
					new RecommendationKey(new ResolutionId(row.getString("resolution_id")), row.getString("number")),
					row.getObject("due_on", LocalDate.class), row.getObject("dated_on", LocalDate.class)))
			.list();
		if (items.isEmpty()) {
			return 0;
		}
		ControlRules.InForce inForce = this.rules.inForce();
		List<Looked> looked = items.stream()
			.map((item) -> look(item, inForce.of(item.recommendation().resolution()), today))
			.toList();
		this.jdbc.sql(NEXT)
			.param("deadlines", column(looked, (it) -> it.item().id()))
			.param("days", column(looked, Looked::next))
			.param("overdue", column(looked, Looked::overdue))
			.update();
		remind(looked);
		escalate(looked);
		return items.size();
	}

	/** What is to be done with an item today, and when to look at it again. */
	private Looked look(Item item, ControlSettings settings, LocalDate today) {
		LocalDate due = item.dueOn();
		if (today.isAfter(due)) {
			LocalDate first = settings.reachedOn(1, due, this.workingDays);
			return first.isAfter(today) ? new Looked(item, List.of(), false, first)
					: new Looked(item, List.of(), true, null);
		}
		List<Integer> reminders = settings.reminderDays()
			.stream()
			.filter((days) -> settings.reminderOn(days, due, this.workingDays).isAfter(item.datedOn())
					&& !settings.reminderOn(days, due, this.workingDays).isAfter(today))
			.toList();
		return new Looked(item, reminders, false, settings.watchAfter(today, due, this.workingDays));
	}

	/** Reminders that were missed count as sent with the latest of them. */
	private void remind(List<Looked> looked) {
		List<DeadlinesDueSoon.Item> due = new ArrayList<>();
		for (Looked it : looked) {
			it.reminders()
				.forEach((days) -> due.add(new DeadlinesDueSoon.Item(it.item().id(), it.item().dueOn(), days)));
		}
		if (due.isEmpty()) {
			return;
		}
		List<DeadlinesDueSoon.Item> reminded = this.jdbc.sql(REMIND)
			.param("deadlines", column(due, DeadlinesDueSoon.Item::deadlineId))
			.param("dues", column(due, DeadlinesDueSoon.Item::dueOn))
			.param("days", column(due, DeadlinesDueSoon.Item::daysBefore))
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.query((row, index) -> new DeadlinesDueSoon.Item(row.getObject("deadline_id", UUID.class),
					row.getObject("due_on", LocalDate.class), row.getInt("days_before")))
			.list();
		List<DeadlinesDueSoon.Item> latest = looked.stream()
			.filter((it) -> !it.reminders().isEmpty())
			.map((it) -> new DeadlinesDueSoon.Item(it.item().id(), it.item().dueOn(),
					it.reminders().get(it.reminders().size() - 1)))
			.filter(reminded::contains)
			.toList();
		if (!latest.isEmpty()) {
			this.events.publishEvent(new DeadlinesDueSoon(latest));
		}
	}

	private void escalate(List<Looked> looked) {
		List<Looked> overdue = looked.stream().filter(Looked::overdue).toList();
		if (overdue.isEmpty()) {
			return;
		}
		List<UUID> started = this.jdbc.sql(ESCALATE)
			.param("deadlines", column(overdue, (it) -> it.item().id()))
			.param("dues", column(overdue, (it) -> it.item().dueOn()))
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(UUID.class)
			.list();
		List<DeadlinesOverdue.Item> items = overdue.stream()
			.map(Looked::item)
			.filter((item) -> started.contains(item.id()))
			.map((item) -> new DeadlinesOverdue.Item(item.id(), item.recommendation(), item.dueOn()))
			.toList();
		if (!items.isEmpty()) {
			this.events.publishEvent(new DeadlinesOverdue(items));
		}
	}

	private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> component) {
		return rows.stream().map((row) -> Objects.toString(component.apply(row), null)).toArray(String[]::new);
	}

	private record Item(UUID id, RecommendationKey recommendation, LocalDate dueOn, LocalDate datedOn) {
	}

	/**
	 * @param reminders those whose day has come, the latest last
	 * @param overdue whether it is to be escalated
	 * @param next when to look again; never of itself once it is escalated
	 */
	private record Looked(Item item, List<Integer> reminders, boolean overdue, @Nullable LocalDate next) {
	}

}
