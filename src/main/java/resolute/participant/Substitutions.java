package resolute.participant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import resolute.participant.SubstitutionRefusedException.Problem;
import resolute.shared.OrganisationId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who stands in for whom during leave. From the first day to the end of the last one the
 * substitute is in the engine's groups of the absent person's organisations, gets the
 * same mail, and has the tasks that were offered to that person alone. Whether the
 * current user may enter or end one has to be asked before.
 */
@Service
@Transactional
public class Substitutions {

	/** The longest there may be: calendar years. */
	private static final int LONGEST = 1;

	private final SubstitutionRows rows;

	private final Participants participants;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Substitutions(SubstitutionRows rows, Participants participants, ApplicationEventPublisher events, Clock clock) {
		this.rows = rows;
		this.participants = participants;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Enters a substitution. If its first day is today, it takes effect at once.
	 * @param absent the account of who is away
	 * @param substitute the account of who stands in
	 * @param first the first day, today or later
	 * @param last the last day, still part of it
	 * @param by the account of who enters it
	 * @throws SubstitutionRefusedException if it cannot be
	 */
	public Substitution enter(String absent, String substitute, LocalDate first, LocalDate last, String by) {
		checkDays(first, last);
		refuseIf(this.participants.organisationsOf(absent).isEmpty(), Problem.ABSENT_UNKNOWN);
		refuseIf(this.participants.organisationsOf(substitute).isEmpty(), Problem.SUBSTITUTE_UNKNOWN);
		refuseIf(absent.equals(substitute), Problem.SELF);
		this.rows.lock(absent, substitute);
		for (Substitution other : this.rows.openWith(absent)) {
			if (overlaps(other, first, last)) {
				throw new SubstitutionRefusedException(
						other.absent().equals(absent) ? Problem.OVERLAP : Problem.ABSENT_STANDS_IN, Optional.of(other));
			}
		}
		for (Substitution other : this.rows.openWith(substitute)) {
			if (other.absent().equals(substitute) && overlaps(other, first, last)) {
				throw new SubstitutionRefusedException(Problem.SUBSTITUTE_AWAY, Optional.of(other));
			}
		}
		Substitution entered = new Substitution(UUID.randomUUID(), absent, substitute, first, last, by,
				this.clock.instant(), Optional.empty(), Optional.empty(), Optional.empty());
		this.rows.add(entered);
		if (!first.isAfter(today())) {
			start(entered);
		}
		return find(entered.id()).orElseThrow();
	}

	/**
	 * Ends a substitution before its last day is over, at once, or calls off one that has
	 * not begun.
	 * @param by the account of who ends it
	 * @throws SubstitutionRefusedException if it is over
	 * @throws IllegalArgumentException if there is none with that id
	 */
	public void end(UUID id, String by) {
		Substitution substitution = this.rows.lock(id)
			.orElseThrow(() -> new IllegalArgumentException("There is no substitution " + id));
		refuseIf(substitution.isOver(), Problem.OVER);
		end(substitution, Optional.of(by));
	}

	@Transactional(readOnly = true)
	public Optional<Substitution> find(UUID id) {
		return this.rows.find(id);
	}

	/** The substitution that is in force for somebody. */
	@Transactional(readOnly = true)
	public Optional<Substitution> inForceFor(String absent) {
		return this.rows.inForceFor(absent);
	}

	/**
	 * Starts what begins today and ends what ended yesterday. What a machine that was off
	 * has missed is made up for: one that is over without having begun just ends.
	 */
	public void followTheDay() {
		LocalDate today = today();
		for (Substitution substitution : this.rows.lockDue(today)) {
			if (substitution.lastOn().isBefore(today)) {
				end(substitution, Optional.empty());
			}
			else {
				start(substitution);
			}
		}
	}

	private void start(Substitution substitution) {
		this.rows.start(substitution.id(), this.clock.instant());
		this.participants.organisationsOf(substitution.absent())
			.forEach((organisation) -> this.participants.admit(organisation, substitution.substitute()));
		this.events
			.publishEvent(new SubstitutionStarted(substitution.id(), substitution.absent(), substitution.substitute()));
	}

	private void end(Substitution substitution, Optional<String> by) {
		this.rows.end(substitution.id(), this.clock.instant(), by);
		if (substitution.startedAt().isEmpty()) {
			return;
		}
		Set<OrganisationId> left = new HashSet<>();
		for (OrganisationId organisation : this.participants.organisationsOf(substitution.absent())) {
			if (this.participants.exclude(organisation, substitution.substitute())) {
				left.add(organisation);
			}
		}
		this.events.publishEvent(
				new SubstitutionEnded(substitution.id(), substitution.absent(), substitution.substitute(), left));
	}

	private void checkDays(LocalDate first, LocalDate last) {
		refuseIf(first.isBefore(today()), Problem.PAST);
		refuseIf(last.isBefore(first), Problem.ENDS_BEFORE);
		refuseIf(!last.isBefore(first.plusYears(LONGEST)), Problem.TOO_LONG);
	}

	private static void refuseIf(boolean wrong, Problem problem) {
		if (wrong) {
			throw new SubstitutionRefusedException(problem);
		}
	}

	private static boolean overlaps(Substitution other, LocalDate first, LocalDate last) {
		return !other.lastOn().isBefore(first) && !other.firstOn().isAfter(last);
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

}
