package resolute.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import resolute.calendar.WorkingDays;
import resolute.deadline.ExtensionRefusedException.Problem;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests for more time. Only whoever set a deadline moves it, on a request with reasons
 * (consultant 305378, 5.3.6): the coordinator, and from a certain request on the district
 * head. Runs in the transaction of the caller.
 */
@Service
@Transactional
public class Extensions {

	/** Characters of a reason. */
	public static final int LONGEST_REASON = 2000;

	private final DeadlineRepository deadlines;

	private final DeadlineRegister register;

	private final ControlRules rules;

	private final WorkingDays workingDays;

	private final JdbcClient jdbc;

	private final Clock clock;

	Extensions(DeadlineRepository deadlines, DeadlineRegister register, ControlRules rules, WorkingDays workingDays,
			JdbcClient jdbc, Clock clock) {
		this.deadlines = deadlines;
		this.register = register;
		this.rules = rules;
		this.workingDays = workingDays;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Asks for more time.
	 * @param wantedOn until when; rolled if it is not a working day
	 * @param by the account of who asks
	 * @throws ExtensionRefusedException if it cannot be asked for
	 * @throws IllegalArgumentException if there is no such deadline
	 */
	public Request ask(UUID deadlineId, LocalDate wantedOn, String reason, String by) {
		Deadline deadline = this.deadlines.lockById(deadlineId)
			.orElseThrow(() -> new IllegalArgumentException("There is no deadline " + deadlineId));
		refuseIf(!deadline.isOpen(), Problem.NOT_OPEN);
		refuseIf(pending(deadlineId).isPresent(), Problem.ALREADY_ASKED);
		refuseIf(reason.isBlank() || reason.length() > LONGEST_REASON, Problem.NO_REASON);
		return enter(deadline, checked(deadline.dueOn(), wantedOn), reason, by);
	}

	/**
	 * Gives more time that nobody has asked for. Counts as a request like any other.
	 * @param day until when; rolled if it is not a working day
	 * @param by the account of who gives it
	 * @throws ExtensionRefusedException if it cannot be given
	 */
	public Request give(UUID deadlineId, LocalDate day, String reason, String by) {
		// Its process is told by whoever hears that the date has moved.
		this.jdbc.sql("""
				update extension_request set decision = 'lapsed', decided_at = :now
				where deadline_id = :deadline and decision is null
				""").param("now", this.clock.instant().atOffset(ZoneOffset.UTC)).param("deadline", deadlineId).update();
		Request request = ask(deadlineId, day, reason, by);
		decide(request.id(), Optional.of(request.wantedOn()), "", by);
		return request;
	}

	private Request enter(Deadline deadline, LocalDate wanted, String reason, String by) {
		ControlSettings settings = this.rules.of(deadline.recommendation().resolution());
		int ordinal = deadline.askForExtension();
		Request request = new Request(UUID.randomUUID(), deadline.getId(), ordinal, deadline.dueOn(), wanted,
				reason.strip(), by, this.clock.instant(),
				today().isAfter(deadline.dueOn().minusDays(settings.askBefore())),
				ordinal >= settings.headDecidesFrom(), Optional.empty());
		this.jdbc.sql("""
				insert into extension_request (id, deadline_id, ordinal, due_on, wanted_on, reason, requested_by,
					requested_at, late_asked, head_decides)
				values (:id, :deadline, :ordinal, :due, :wanted, :reason, :by, :now, :late, :head)
				""")
			.param("id", request.id())
			.param("deadline", deadline.getId())
			.param("ordinal", ordinal)
			.param("due", request.dueOn())
			.param("wanted", request.wantedOn())
			.param("reason", request.reason())
			.param("by", by)
			.param("now", request.requestedAt().atOffset(ZoneOffset.UTC))
			.param("late", request.lateAsked())
			.param("head", request.headDecides())
			.update();
		return request;
	}

	/** Notes which process brings a request to a decision. */
	public void follow(UUID request, String processInstanceId) {
		this.jdbc.sql("update extension_request set process_instance_id = :process where id = :id")
			.param("process", processInstanceId)
			.param("id", request)
			.update();
	}

	/**
	 * Checks a date to extend a deadline to.
	 * @return the date, rolled
	 * @throws ExtensionRefusedException if it is none
	 */
	public LocalDate checked(LocalDate dueOn, LocalDate wantedOn) {
		// Before rolling: the calendar ends somewhere.
		refuseIf(wantedOn.isAfter(dueOn.plusYears(1)) && wantedOn.isAfter(today().plusYears(1)), Problem.TOO_FAR);
		refuseIf(!wantedOn.isAfter(today()), Problem.NOT_AHEAD);
		LocalDate rolled = this.workingDays.roll(wantedOn);
		refuseIf(!rolled.isAfter(dueOn), Problem.NOT_LATER);
		refuseIf(!rolled.isAfter(today()), Problem.NOT_AHEAD);
		return rolled;
	}

	/**
	 * Decides a request. Granting moves the deadline.
	 * @param grantedOn the new date; without one the request is refused
	 * @param remark what the decider says; may be empty for a grant
	 * @param by the account of who decides
	 * @throws IllegalStateException if it has been decided
	 */
	public void decide(UUID id, Optional<LocalDate> grantedOn, String remark, String by) {
		Request request = find(id).orElseThrow(() -> new IllegalArgumentException("There is no request " + id));
		// Ended first: the move tells whoever waits for a decision that there is none to
		// wait for.
		int decided = this.jdbc.sql("""
				update extension_request set decision = :decision, decided_by = :by, decided_at = :now,
					granted_on = :granted, remark = :remark, process_instance_id = null
				where id = :id and decision is null
				""")
			.param("decision", grantedOn.isPresent() ? "granted" : "refused")
			.param("by", by)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("granted", grantedOn.orElse(null))
			.param("remark", remark)
			.param("id", id)
			.update();
		if (decided != 1) {
			throw new IllegalStateException("Request " + id + " has been decided");
		}
		grantedOn.ifPresent((day) -> this.register.move(request.deadlineId(), day, new DeadlineRegister.Change(
				DeadlineRegister.Change.Kind.EXTENSION, request.requestedBy(), by, request.reason())));
	}

	/**
	 * Ends the request for a deadline that no longer needs one.
	 * @return the process that still waits for its decision
	 */
	public Optional<String> lapse(UUID deadlineId) {
		return this.jdbc.sql("""
				with waiting as (
					select id, process_instance_id as process from extension_request
					where deadline_id = :deadline and process_instance_id is not null
				)
				update extension_request set process_instance_id = null, decision = coalesce(decision, 'lapsed'),
					decided_at = coalesce(decided_at, :now)
				from waiting where extension_request.id = waiting.id returning waiting.process
				""")
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("deadline", deadlineId)
			.query(String.class)
			.optional();
	}

	/** The request for a deadline that awaits a decision. */
	@Transactional(readOnly = true)
	public Optional<Request> pending(UUID deadlineId) {
		return of(deadlineId).stream().filter((request) -> request.decision().isEmpty()).findFirst();
	}

	/** All requests for a deadline, the first first. */
	@Transactional(readOnly = true)
	public List<Request> of(UUID deadlineId) {
		return this.jdbc.sql("select * from extension_request where deadline_id = :deadline order by ordinal")
			.param("deadline", deadlineId)
			.query((row, index) -> request(row))
			.list();
	}

	@Transactional(readOnly = true)
	public Optional<Request> find(UUID id) {
		return this.jdbc.sql("select * from extension_request where id = :id")
			.param("id", id)
			.query((row, index) -> request(row))
			.optional();
	}

	private static Request request(ResultSet row) throws SQLException {
		Optional<Decision> decision = Optional.empty();
		if (row.getString("decision") != null) {
			decision = Optional.of(new Decision(row.getString("decision"),
					Optional.ofNullable(row.getString("decided_by")), row.getTimestamp("decided_at").toInstant(),
					Optional.ofNullable(row.getObject("granted_on", LocalDate.class)),
					Optional.ofNullable(row.getString("remark"))));
		}
		return new Request(row.getObject("id", UUID.class), row.getObject("deadline_id", UUID.class),
				row.getInt("ordinal"), row.getObject("due_on", LocalDate.class),
				row.getObject("wanted_on", LocalDate.class), row.getString("reason"), row.getString("requested_by"),
				row.getTimestamp("requested_at").toInstant(), row.getBoolean("late_asked"),
				row.getBoolean("head_decides"), decision);
	}

	private static void refuseIf(boolean wrong, Problem problem) {
		if (wrong) {
			throw new ExtensionRefusedException(problem);
		}
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	/**
	 * A request for more time.
	 *
	 * @param id its id
	 * @param deadlineId for which deadline
	 * @param ordinal the how manieth for it
	 * @param dueOn the day it was due when it was asked for
	 * @param wantedOn the day that was asked for
	 * @param reason why
	 * @param requestedBy the account of who asked
	 * @param requestedAt when
	 * @param lateAsked whether that was later than the rules want it
	 * @param headDecides whether the district head decides, not the coordinator
	 * @param decision what was decided
	 */
	public record Request(UUID id, UUID deadlineId, int ordinal, LocalDate dueOn, LocalDate wantedOn, String reason,
			String requestedBy, Instant requestedAt, boolean lateAsked, boolean headDecides,
			Optional<Decision> decision) {
	}

	/**
	 * What was decided.
	 *
	 * @param kind {@code granted}, {@code refused}, or {@code lapsed} if there was
	 * nothing to decide any more
	 * @param by the account of who decided
	 * @param at when
	 * @param grantedOn the new date
	 * @param remark what the decider said
	 */
	public record Decision(String kind, Optional<String> by, Instant at, Optional<LocalDate> grantedOn,
			Optional<String> remark) {
	}

}
