package resolute.dashboard.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import resolute.calendar.WorkingDays;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds what waits for the coordinators, whatever resolution it is of. Reads the open
 * deadlines of their group by an index of their own: what is done or somebody else's
 * costs nothing.
 */
@Component
@Transactional(readOnly = true)
public class Desk {

	private static final String KIND = Arrays.stream(DeskKind.values())
		.map((kind) -> "when " + kind.condition() + " then '" + kind.code() + "'")
		.collect(Collectors.joining(" ", "case ", " end"));

	private static final String WAITING = """
			select d.id, d.task_id, d.resolution_id, d.number, d.title, d.due_on, d.opened_at, d.follows, %s as kind
			from deadline d
			where d.state = 'open' and d.organisation_id in (select id from organisation where kind = 'coordinator')
			""".formatted(KIND);

	private final JdbcClient jdbc;

	private final WorkingDays workingDays;

	private final Clock clock;

	Desk(JdbcClient jdbc, WorkingDays workingDays, Clock clock) {
		this.jdbc = jdbc;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/** How much there is. One statement. */
	public Summary summary() {
		Map<String, Integer> found = this.jdbc
			.sql("select kind, count(*) as found from (" + WAITING + ") waiting group by kind "
					+ "union all select 'mail', count(*) from mail where state = 'failed'")
			.query((row, index) -> Map.entry(row.getString("kind"), row.getInt("found")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		return new Summary(
				Arrays.stream(DeskKind.values())
					.filter((kind) -> found.containsKey(kind.code()))
					.collect(Collectors.toMap(Function.identity(), (kind) -> found.getOrDefault(kind.code(), 0))),
				found.getOrDefault("mail", 0));
	}

	/**
	 * What waits, what is due first before the rest.
	 * @param kind of one kind, or of all
	 * @param offset how many to leave out
	 * @param limit how many at most
	 */
	public List<Entry> waiting(Optional<DeskKind> kind, int offset, int limit) {
		LocalDate today = LocalDate.now(this.clock);
		return this.jdbc.sql("""
				select w.*, coalesce(r.title, '') as recommendation, coalesce(res.title, '') as resolution,
					case when refused.content->>'decision' in ('declined', 'notOurs')
						then refused.content->>'reason' end as reason
				from (%s) w
				left join submission refused on refused.task_id = w.follows and w.kind = 'decision'
				left join recommendation r on r.resolution_id = w.resolution_id and r.number = w.number
				left join resolution res on res.id = w.resolution_id
				where cast(:kind as varchar) is null or w.kind = :kind
				order by w.due_on, w.id limit :limit offset :offset
				""".formatted(WAITING))
			.param("kind", kind.map(DeskKind::code).orElse(null))
			.param("limit", limit)
			.param("offset", offset)
			.query((row, index) -> {
				LocalDate due = row.getObject("due_on", LocalDate.class);
				return new Entry(row.getObject("id", UUID.class), row.getString("task_id"),
						DeskKind.ofCode(row.getString("kind")).orElseThrow(),
						new RecommendationKey(new ResolutionId(row.getString("resolution_id")),
								row.getString("number")),
						row.getString("resolution"), row.getString("recommendation"), row.getString("title"),
						Optional.ofNullable(row.getString("reason")),
						LocalDate.ofInstant(row.getTimestamp("opened_at").toInstant(), this.clock.getZone()), due,
						this.workingDays.between(today, due));
			})
			.list();
	}

	/**
	 * How much waits.
	 *
	 * @param waiting by kind; without those of which there is nothing
	 * @param failedMails mails that were given up
	 */
	public record Summary(Map<DeskKind, Integer> waiting, int failedMails) {

		public boolean isEmpty() {
			return this.waiting.isEmpty() && this.failedMails == 0;
		}

		/** How many tasks there are altogether. */
		public int tasks() {
			return this.waiting.values().stream().mapToInt(Integer::intValue).sum();
		}

		/** How many of a kind. */
		public int count(DeskKind kind) {
			return this.waiting.getOrDefault(kind, 0);
		}

	}

	/**
	 * Something that waits.
	 *
	 * @param deadline the id of its deadline
	 * @param task the id of the task in the engine
	 * @param kind what it is
	 * @param recommendation what it is about
	 * @param resolution the title of the resolution
	 * @param recommendationTitle the short name of the recommendation
	 * @param title what the task is called
	 * @param reason what the one who refuses gives as a reason, if a refusal is waiting
	 * @param since the day it came up
	 * @param dueOn by when
	 * @param workingDays from today to that day, negative after it
	 */
	public record Entry(UUID deadline, String task, DeskKind kind, RecommendationKey recommendation, String resolution,
			String recommendationTitle, String title, Optional<String> reason, LocalDate since, LocalDate dueOn,
			int workingDays) {

		/** Where it is decided: on a page of ours, or in Tasklist. */
		public String address() {
			String card = "/resolutions/" + this.recommendation.resolution().value() + "/"
					+ this.recommendation.number();
			return switch (this.kind) {
				case REMOVAL -> card + "/actions/removals/" + this.deadline + "?decision=accept";
				case EXTENSION -> card + "#card-actions";
				case REVIEW, DECISION -> "/camunda/app/tasklist/default/#/?task=" + this.task;
			};
		}

		/** Without the number that a task's title begins with. */
		public String action() {
			String prefix = this.recommendation.number() + " ";
			return this.title.startsWith(prefix) ? this.title.substring(prefix.length()) : this.title;
		}

	}

}
