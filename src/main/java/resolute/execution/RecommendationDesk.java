package resolute.execution;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import resolute.calendar.WorkingDays;
import resolute.execution.CoordinatorActions.About;
import resolute.execution.process.CoordinatorTasks;
import resolute.execution.process.CoordinatorTasks.Part;
import resolute.execution.process.CoordinatorTasks.Running;
import resolute.execution.process.Withdrawals;
import resolute.execution.process.assignment.Assignments;
import resolute.notification.Notices;
import resolute.register.AssignmentRegister.Assignment;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a coordinator does with a recommendation as a whole: gives assignments on top of
 * it, says something about it, ends it. The same checks and the same record whoever
 * calls; whether the caller is a coordinator has to be asked before.
 */
@Service
@Transactional
public class RecommendationDesk {

	/** Characters of an assignment's text, with room for what the product adds. */
	public static final int LONGEST_ASSIGNMENT = 2800;

	/** Characters of a comment. */
	public static final int LONGEST_COMMENT = 4000;

	private static final int SHORTEST_TEXT = 3;

	/** An address of mail is no mention. */
	private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}._@-])@([A-Za-z0-9]+)");

	private final ControlledItems items;

	private final CoordinatorTasks tasks;

	private final CoordinatorActions actions;

	private final Withdrawals withdrawals;

	private final Assignments assignments;

	private final Addressees addressees;

	private final Notices notices;

	private final WorkingDays workingDays;

	private final Refusals refusals;

	private final Versions versions;

	private final JdbcClient jdbc;

	private final Clock clock;

	RecommendationDesk(ControlledItems items, CoordinatorTasks tasks, CoordinatorActions actions,
			Withdrawals withdrawals, Assignments assignments, Addressees addressees, Notices notices,
			WorkingDays workingDays, Refusals refusals, Versions versions, JdbcClient jdbc, Clock clock) {
		this.items = items;
		this.tasks = tasks;
		this.actions = actions;
		this.withdrawals = withdrawals;
		this.assignments = assignments;
		this.addressees = addressees;
		this.notices = notices;
		this.workingDays = workingDays;
		this.refusals = refusals;
		this.versions = versions;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The title of a recommendation.
	 * @throws NoSuchElementException if there is no such recommendation
	 */
	@Transactional(readOnly = true)
	public String title(RecommendationKey recommendation) {
		return this.jdbc.sql("select title from recommendation where resolution_id = :resolution and number = :number")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query(String.class)
			.optional()
			.orElseThrow();
	}

	/**
	 * The day a co-executor's part is due unless another is given: the middle of the
	 * term, so that the responsible executor can still put the parts together (consultant
	 * 485391, 97).
	 */
	public LocalDate middle(LocalDate dueOn) {
		LocalDate today = today();
		LocalDate middle = this.workingDays.roll(today.plusDays(ChronoUnit.DAYS.between(today, dueOn) / 2));
		return middle.isBefore(today) ? today : middle;
	}

	/**
	 * Gives an assignment, and one to each co-executor, with dates rolled to working
	 * days.
	 * @throws NoSuchElementException if there is no such recommendation
	 * @throws AlreadySettledException if the same request came before
	 * @throws ActionRefusedException if it cannot be given like this
	 */
	public List<Given> assign(RecommendationKey recommendation, NewAssignment wanted, ActionRequest request) {
		title(recommendation);
		LocalDate today = today();
		Set<String> known = this.addressees.organisations()
			.stream()
			.map(Addressees.Organisation::id)
			.collect(Collectors.toSet());
		Refusals.Found problems = this.refusals.start()
			.iff(!known.contains(wanted.organisation()), "organisation", "no-addressee")
			.iff(wanted.text().length() < SHORTEST_TEXT, "text", "no-text")
			.iff(wanted.text().length() > LONGEST_ASSIGNMENT, "text", "long-text", LONGEST_ASSIGNMENT,
					wanted.text().length())
			.reason(request);
		Optional<LocalDate> due = date(wanted.dueOn(), "dueOn", problems);
		List<String> others = wanted.coExecutors().stream().map(CoExecutor::organisation).toList();
		problems.iff(!known.containsAll(others), "coExecutors", "no-organisation")
			.iff(others.contains(wanted.organisation()) || Set.copyOf(others).size() < others.size(), "coExecutors",
					"twice");
		List<Given> given = new ArrayList<>();
		due.ifPresent((day) -> {
			given.add(new Given(wanted.organisation(), day));
			wanted.coExecutors()
				.forEach((other) -> (other.dueOn().isBlank() ? Optional.of(middle(day))
						: date(other.dueOn(), "coExecutors", problems))
					.ifPresent((own) -> {
						problems.iff(own.isAfter(day), "coExecutors", "after-responsible");
						given.add(new Given(other.organisation(), own));
					}));
		});
		problems.throwIfAny();
		this.actions.enter(request, "assign", recommendation,
				new About(null, null, wanted.organisation(), null, given.get(0).dueOn()));
		String responsible = this.addressees.nameOf(new OrganisationId(wanted.organisation())).orElseThrow();
		given.forEach((one) -> {
			boolean first = one.organisation().equals(wanted.organisation());
			UUID id = this.assignments.give(new Assignment(recommendation, new OrganisationId(one.organisation()),
					// Assignments are read by their performers, in Russian like the
					// models.
					first ? wanted.text() : wanted.text() + "\n\nСоисполнитель. Ответственный: " + responsible + ".",
					one.dueOn()));
			if (first) {
				this.jdbc.sql("update coordinator_action set about_id = :about where id = :id")
					.param("about", id)
					.param("id", request.id())
					.update();
			}
		});
		return given;
	}

	/** A day as it was typed, year first, rolled; not past, and not beyond planning. */
	private Optional<LocalDate> date(String typed, String field, Refusals.Found problems) {
		Optional<LocalDate> day;
		try {
			day = Optional.of(LocalDate.parse(typed.strip()));
		}
		catch (DateTimeParseException ex) {
			problems.iff(true, field, "no-date");
			return Optional.empty();
		}
		if (day.get().isAfter(today().plusYears(5))) {
			problems.iff(true, field, "far-date");
			return Optional.empty();
		}
		Optional<LocalDate> rolled = day.filter((it) -> !it.isBefore(today()))
			.map(this.workingDays::roll)
			.filter((it) -> !it.isBefore(today()));
		problems.iff(rolled.isEmpty(), field, "past-date");
		return rolled;
	}

	/**
	 * Says something about a recommendation. Whoever is mentioned, chosen or as
	 * {@code @account} in the text, gets a mail.
	 * @param request its reason is the text
	 * @throws NoSuchElementException if there is no such recommendation
	 * @throws AlreadySettledException if the same request came before
	 * @throws ActionRefusedException if nothing is said, or to somebody unknown
	 */
	public void comment(RecommendationKey recommendation, Set<String> mentions, ActionRequest request) {
		title(recommendation);
		String text = request.reason();
		Set<String> mentioned = Stream
			.concat(mentions.stream(), MENTION.matcher(text).results().map((MatchResult found) -> found.group(1)))
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> unknown = new TreeSet<>(mentioned);
		unknown.removeAll(this.addressees.known(mentioned));
		this.refusals.start()
			.iff(text.isEmpty(), "text", "no-comment")
			.iff(text.length() > LONGEST_COMMENT, "text", "long-text", LONGEST_COMMENT, text.length())
			.iff(!unknown.isEmpty(), "text", "unknown-person", String.join(", ", unknown))
			.throwIfAny();
		this.actions.enter(new ActionRequest(request.id(), request.by(), ""), "comment", recommendation,
				About.one(request.id()));
		this.jdbc.sql("""
				insert into comment (id, resolution_id, number, text, written_by, written_at)
				values (:id, :resolution, :number, :text, :by, :now)
				""")
			.param("id", request.id())
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("text", text)
			.param("by", request.by())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		if (!mentioned.isEmpty()) {
			this.jdbc.sql("""
					insert into comment_mention (comment_id, user_id)
					select :comment, user_id from unnest(cast(:users as varchar[])) as mentioned (user_id)
					""").param("comment", request.id()).param("users", mentioned.toArray(String[]::new)).update();
			this.notices.commented(request.id());
		}
	}

	/** What was said about a recommendation, the first first. */
	@Transactional(readOnly = true)
	public List<Comment> comments(RecommendationKey recommendation) {
		return this.jdbc.sql("""
				select c.id, c.text, c.written_at, coalesce(w.name, c.written_by) as author,
					(select string_agg(m.name, ', ' order by m.name) from comment_mention x
						join member m on m.user_id = x.user_id where x.comment_id = c.id) as mentioned
				from comment c left join member w on w.user_id = c.written_by
				where c.resolution_id = :resolution and c.number = :number order by c.written_at, c.id
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query((row, index) -> new Comment(row.getObject("id", UUID.class), row.getString("author"),
					row.getTimestamp("written_at").toInstant(), row.getString("text"),
					Optional.ofNullable(row.getString("mentioned"))))
			.list();
	}

	/**
	 * What ending a recommendation would end. A recommendation that recurs is ended by
	 * accepting a period with that choice, if one waits for it, and counts as carried
	 * out; everything else ends as obsolete, and what was accepted before stays accepted.
	 * @throws NoSuchElementException if there is no such recommendation
	 * @throws AlreadySettledException if it does not run any more
	 */
	@Transactional(readOnly = true)
	public Ending ending(RecommendationKey recommendation) {
		String title = title(recommendation);
		Running running = this.tasks.running(recommendation).orElseThrow(() -> ended(recommendation));
		List<ControlledItems.Open> open = this.items.open(recommendation);
		List<ControlledItem> ends = open.stream()
			.filter((one) -> one.process().equals(running.processInstance()))
			.map(ControlledItems.Open::item)
			.toList();
		List<ControlledItem> stay = open.stream()
			.filter((one) -> one.activity().contains("Assignment"))
			.map(ControlledItems.Open::item)
			.toList();
		return new Ending(title, running.recurring(), ends, stay,
				running.recurring() ? lastPeriod(ends) : Optional.empty(),
				this.withdrawals.scopeOfProcess(running.processInstance()).isPresent());
	}

	/** The step in which the whole can be ended as carried out. */
	private Optional<UUID> lastPeriod(List<ControlledItem> ends) {
		List<ControlledItem> removals = ends.stream().filter(ControlledItem::removal).toList();
		if (removals.size() != 1) {
			return Optional.empty();
		}
		ControlledItem removal = removals.get(0);
		Part part = this.tasks.parts(List.of(removal.taskId())).getOrDefault(removal.taskId(), Part.WHOLE);
		return this.tasks.form(removal.taskId())
			.filter((form) -> part.organisation().isEmpty())
			.filter((form) -> form.fields().stream().anyMatch((field) -> field.name().equals("recurrence")))
			.map((form) -> removal.id());
	}

	/**
	 * Ends a recommendation that recurs before its next period.
	 * @throws NoSuchElementException if there is no such recommendation
	 * @throws AlreadySettledException if it does not run any more
	 * @throws ActionRefusedException if it does not recur, or a period waits to be
	 * accepted, with which it has to be ended
	 */
	public void end(RecommendationKey recommendation, ActionRequest request) {
		this.versions.hold(recommendation);
		Ending ending = ending(recommendation);
		this.refusals.start()
			.iff(!ending.recurring(), "", "not-recurring")
			.iff(ending.lastPeriod().isPresent(), "", "period-waits")
			.iff(!ending.possible(), "", "no-end")
			.reason(request)
			.throwIfAny();
		stop(recommendation, "end", request);
	}

	/**
	 * Takes a recommendation off control for everybody because it has lost its point.
	 * @throws NoSuchElementException if there is no such recommendation
	 * @throws AlreadySettledException if it does not run any more
	 * @throws ActionRefusedException if its model provides for no withdrawal
	 */
	public void withdraw(RecommendationKey recommendation, ActionRequest request) {
		this.versions.hold(recommendation);
		Ending ending = ending(recommendation);
		this.refusals.start().iff(!ending.possible(), "", "no-end").reason(request).throwIfAny();
		stop(recommendation, "withdraw", request);
	}

	private void stop(RecommendationKey recommendation, String kind, ActionRequest request) {
		this.actions.enter(request, kind, recommendation, About.WHOLE);
		String process = this.tasks.running(recommendation).orElseThrow().processInstance();
		try {
			this.withdrawals.withdrawProcess(process);
		}
		catch (IllegalStateException ex) {
			throw new AlreadySettledException(Optional.empty(), Optional.empty());
		}
	}

	private AlreadySettledException ended(RecommendationKey recommendation) {
		return this.actions.of(recommendation)
			.stream()
			.filter((entry) -> entry.kind().equals("end") || entry.kind().equals("withdraw"))
			.findFirst()
			.map((entry) -> new AlreadySettledException(Optional.of(entry.by()), Optional.of(entry.at())))
			.orElseGet(() -> new AlreadySettledException(Optional.empty(), Optional.empty()));
	}

	/** How a recommendation can be ended at present. */
	@Transactional(readOnly = true)
	public Standing standing(RecommendationKey recommendation) {
		return this.tasks.running(recommendation)
			.map((running) -> running.recurring() ? Standing.RECURRING : Standing.RUNNING)
			.orElse(Standing.OVER);
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	/** Whether there is anything to end. */
	public enum Standing {

		/** Goes on from period to period until somebody ends it. */
		RECURRING,
		/** Ends when it is done. */
		RUNNING,
		/** Not started, or over. */
		OVER

	}

	/**
	 * What is to be given.
	 *
	 * @param organisation id of the responsible executor
	 * @param coExecutors who does a part of it
	 * @param text what is to be done
	 * @param dueOn by when, as it was typed, year first
	 */
	public record NewAssignment(String organisation, List<CoExecutor> coExecutors, String text, String dueOn) {

		public NewAssignment {
			text = text.replace("\r\n", "\n").strip();
			coExecutors = List.copyOf(coExecutors);
		}

	}

	/**
	 * Somebody who does a part of an assignment.
	 *
	 * @param organisation its id
	 * @param dueOn by when, as it was typed; empty for the middle of the term
	 */
	public record CoExecutor(String organisation, String dueOn) {
	}

	/**
	 * An assignment that was given.
	 *
	 * @param organisation to whom
	 * @param dueOn the working day it is due
	 */
	public record Given(String organisation, LocalDate dueOn) {
	}

	/**
	 * Something that was said.
	 *
	 * @param id its id
	 * @param author the name of who said it
	 * @param at when
	 * @param text what
	 * @param mentioned the names of those who got a mail
	 */
	public record Comment(UUID id, String author, Instant at, String text, Optional<String> mentioned) {
	}

	/**
	 * What would end.
	 *
	 * @param title of the recommendation
	 * @param recurring whether it goes on from period to period
	 * @param ends open items that would go away
	 * @param stay open assignments given on top, which stay
	 * @param lastPeriod the step in which it can be ended as carried out
	 * @param possible whether its model provides for an end before that
	 */
	public record Ending(String title, boolean recurring, List<ControlledItem> ends, List<ControlledItem> stay,
			Optional<UUID> lastPeriod, boolean possible) {
	}

}
