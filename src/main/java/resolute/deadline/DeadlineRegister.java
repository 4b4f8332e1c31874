package resolute.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import resolute.calendar.WorkingDays;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the deadline of record of every task: what its due date in the engine, reminders,
 * escalation, calendar entries and reports follow. Runs in the transaction of the caller.
 */
@Service
@Transactional
public class DeadlineRegister {

	private final DeadlineRepository deadlines;

	private final ControlRules rules;

	private final WorkingDays workingDays;

	private final DeadlineProperties properties;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	DeadlineRegister(DeadlineRepository deadlines, ControlRules rules, WorkingDays workingDays,
			DeadlineProperties properties, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.deadlines = deadlines;
		this.rules = rules;
		this.workingDays = workingDays;
		this.properties = properties;
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Opens the deadline of a task that has just been given to somebody.
	 * @param task the task
	 * @param wanted the term its model asks for; without one it gets the default term
	 * @return the day it is due: a non-working day has been rolled to a working day
	 */
	public LocalDate open(Task task, Optional<Term> wanted) {
		Term term = wanted.orElseGet(() -> Term.on(today().plus(this.properties.defaultTerm())));
		Deadline.Due due = due(term, task.recommendation());
		this.deadlines.save(new Deadline(task, term, due, this.clock.instant()));
		return due.on();
	}

	/**
	 * The task was completed.
	 * @param taskId the task
	 * @param by the account of whoever completed it
	 * @throws DeadlineNotOpenException if it is settled already
	 * @throws IllegalStateException if there is no deadline for it
	 */
	public void submit(String taskId, String by) {
		Deadline deadline = this.deadlines.lockByTaskId(taskId)
			.orElseThrow(() -> new IllegalStateException("Task " + taskId + " has no deadline"));
		deadline.submit(by, this.clock.instant(), today());
		settle(deadline, OverdueEnd.SETTLED);
	}

	/** The task went away without having been done: its process took another way. */
	public void withdraw(String taskId) {
		this.deadlines.lockByTaskId(taskId).filter(Deadline::isOpen).ifPresent((deadline) -> {
			deadline.withdraw(this.clock.instant(), today());
			settle(deadline, OverdueEnd.WITHDRAWN);
		});
	}

	/**
	 * Until the transaction ends, a task is neither completed nor withdrawn: what is kept
	 * for an open task is not forgotten when it ends meanwhile.
	 * @return whether the task is open
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean hold(String taskId) {
		return this.jdbc.sql("select true from deadline where task_id = :task and state = 'open' for share")
			.param("task", taskId)
			.query(Boolean.class)
			.optional()
			.isPresent();
	}

	private void settle(Deadline deadline, OverdueEnd end) {
		if (deadline.hasCompany()) {
			this.events.publishEvent(new DeadlineSettled(deadline.getId(), end));
		}
	}

	/**
	 * Somebody has taken the task, or given it back.
	 * @param userId the account; null if nobody has it now
	 */
	public void assign(String taskId, @Nullable String userId) {
		this.deadlines.lockByTaskId(taskId).ifPresent((deadline) -> deadline.assign(userId, this.clock.instant()));
	}

	/**
	 * The work goes over to another organisation, with its date.
	 * @throws IllegalStateException if the deadline is not open
	 */
	public void handTo(UUID id, OrganisationId organisation) {
		locked(id).handTo(organisation);
	}

	/**
	 * The work on a task goes over to another organisation, with its date.
	 * @throws IllegalStateException if it has no open deadline
	 */
	public void handTo(String taskId, OrganisationId organisation) {
		this.deadlines.lockByTaskId(taskId)
			.orElseThrow(() -> new IllegalStateException("Task " + taskId + " has no deadline"))
			.handTo(organisation);
	}

	/**
	 * All open work of an organisation goes over to another one, with its dates.
	 * @return how many items went over
	 */
	public int handAll(OrganisationId from, OrganisationId to) {
		this.deadlines.flush();
		return this.jdbc.sql("""
				update deadline set addressee_id = coalesce(addressee_id, organisation_id), organisation_id = :to,
					version = version + 1
				where organisation_id = :from and state = 'open'
				""").param("from", from.value()).param("to", to.value()).update();
	}

	/** Whom the process asked for what a task is about, whoever has the task now. */
	@Transactional(readOnly = true)
	public Optional<OrganisationId> addresseeOf(String taskId) {
		return this.deadlines.findByTaskId(taskId).flatMap(Deadline::addressee);
	}

	/**
	 * Judges what was handed in in a process and has not been judged yet.
	 * @param organisation whose part of it, whoever did it in the end; without one the
	 * whole
	 */
	public void judge(Verdict verdict, RecommendationKey recommendation, String processInstance,
			Optional<OrganisationId> organisation) {
		this.deadlines.flush();
		this.jdbc
			.sql("""
					update deadline set verdict = :verdict, verdict_at = :now
					where process_instance_id = :process and state = 'submitted' and verdict is null
					  and resolution_id = :resolution and number = :number
					  and (cast(:organisation as varchar) is null or coalesce(addressee_id, organisation_id) = :organisation)
					  -- Only the report is redone; the steps before it are judged with the next one.
					  and (:verdict <> 'returned' or activity_id like 'userTask\\_report%')
					""")
			.param("verdict", verdict.code())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("process", processInstance)
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("organisation", organisation.map(OrganisationId::value).orElse(null))
			.update();
	}

	/**
	 * Gives an open deadline another date, at once for everything that follows it.
	 * @param day the new date; rolled if it is not a working day
	 * @param change why it moves
	 * @return the day it is due now
	 * @throws IllegalStateException if the deadline is not open, or has that date already
	 */
	public LocalDate move(UUID id, LocalDate day, Change change) {
		Deadline deadline = locked(id);
		LocalDate from = deadline.dueOn();
		Term term = Term.on(day);
		Deadline.Due due = due(term, deadline.recommendation());
		if (due.on().equals(from)) {
			throw new IllegalStateException("Deadline " + id + " is due on " + from + " already");
		}
		deadline.move(term, due);
		this.deadlines.flush();
		this.jdbc.sql("""
				insert into deadline_change (id, deadline_id, kind, from_due_on, to_due_on, changed_at, changed_by,
					granted_by, reason)
				values (:id, :deadline, :kind, :from, :to, :now, :by, :granted, :reason)
				""")
			.param("id", UUID.randomUUID())
			.param("deadline", id)
			.param("kind", change.kind().code())
			.param("from", from)
			.param("to", due.on())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("by", change.askedBy())
			.param("granted", change.grantedBy())
			.param("reason", change.reason())
			.update();
		this.events.publishEvent(new DueDatesMoved(List.of(new DueDatesMoved.Moved(deadline.taskId(), due.on()))));
		if (deadline.hasCompany()) {
			this.events.publishEvent(new DeadlineSettled(id, OverdueEnd.EXTENDED));
		}
		return due.on();
	}

	@Transactional(readOnly = true)
	public Optional<DeadlineView> find(UUID id) {
		return this.deadlines.findById(id).map(Deadline::view);
	}

	/** How the date of a deadline has moved, the first time first. */
	@Transactional(readOnly = true)
	public List<Moved> changes(UUID id) {
		return this.jdbc.sql("select * from deadline_change where deadline_id = :deadline order by changed_at, id")
			.param("deadline", id)
			.query((row, index) -> new Moved(row.getObject("from_due_on", LocalDate.class),
					row.getObject("to_due_on", LocalDate.class), row.getTimestamp("changed_at").toInstant(),
					new Change(Change.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
							row.getString("changed_by"), row.getString("granted_by"), row.getString("reason"))))
			.list();
	}

	/** The deadline of a task. */
	@Transactional(readOnly = true)
	public Optional<DeadlineView> ofTask(String taskId) {
		return this.deadlines.findByTaskId(taskId).map(Deadline::view);
	}

	private Deadline locked(UUID id) {
		return this.deadlines.lockById(id)
			.orElseThrow(() -> new IllegalArgumentException("There is no deadline " + id));
	}

	private Deadline.Due due(Term term, RecommendationKey recommendation) {
		LocalDate today = today();
		LocalDate day = term.end(this.workingDays);
		boolean preliminary = this.workingDays.isPreliminary(day) || this.workingDays.isPreliminary(term.basis());
		return new Deadline.Due(day, preliminary, today,
				this.rules.of(recommendation.resolution()).watchAfter(today, day, this.workingDays));
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	/**
	 * What a deadline is for.
	 *
	 * @param id the task's id in the engine
	 * @param processInstance the id of the process instance it stands in
	 * @param activity the task's id in its model
	 * @param title what is asked, as people read it
	 * @param recommendation the recommendation it is part of
	 * @param organisation who has to do it
	 * @param assignee the account of whoever has it from the beginning
	 * @param controlled whether people are reminded of it and its delay is escalated
	 * @param removal whether it is the coordinator's step of taking a result off control
	 * @param follows the task whose completion has opened it
	 */
	public record Task(String id, String processInstance, String activity, String title,
			RecommendationKey recommendation, Optional<OrganisationId> organisation, Optional<String> assignee,
			boolean controlled, boolean removal, Optional<String> follows) {
	}

	/**
	 * That a date has moved.
	 *
	 * @param from the day it was due
	 * @param to the day it was due then
	 * @param at when it moved
	 * @param change why
	 */
	public record Moved(LocalDate from, LocalDate to, Instant at, Change change) {
	}

	/**
	 * Why a date moves.
	 *
	 * @param kind what kind of change it is
	 * @param askedBy the account of who asked for it
	 * @param grantedBy the account of who granted it
	 * @param reason in words
	 */
	public record Change(Kind kind, String askedBy, String grantedBy, String reason) {

		/** Kinds of changes. */
		public enum Kind {

			/** Somebody needed more time and got it. */
			EXTENSION,

			/** The production calendar of a year became known, or another one. */
			CALENDAR;

			String code() {
				return name().toLowerCase(Locale.ROOT);
			}

		}

	}

}
