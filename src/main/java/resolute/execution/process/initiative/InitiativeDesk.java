package resolute.execution.process.initiative;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import resolute.calendar.WorkingDays;
import resolute.execution.process.Announcements;
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.InitiativeView;
import resolute.register.InitiativeRegister.NewInitiative;
import resolute.register.InitiativeRegister.Source;
import resolute.register.InitiativeRegister.Status;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes initiatives in and screens them. An initiative gets its number in the register
 * exactly once: a company's proposal when 3.2 has found it complete, everything else when
 * the screening accepts it. The screening of 1.5 scores both.
 */
@Service
@Transactional
public class InitiativeDesk {

	/** Within so many working days everybody gets an answer. */
	static final int ANSWER_TERM = 10;

	private final InitiativeRegister register;

	private final Announcements announcements;

	private final WorkingDays workingDays;

	private final Clock clock;

	InitiativeDesk(InitiativeRegister register, Announcements announcements, WorkingDays workingDays, Clock clock) {
		this.register = register;
		this.announcements = announcements;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/** Opens the register and tells everybody who waits for it. */
	public void open(ResolutionId resolution, int passingScore) {
		this.register.open(resolution, passingScore);
		this.announcements.announce(MonitorInitiatives.REGISTER_OPENED, resolution.value(), Map.of());
		this.announcements.announce(MonitorInitiatives.REGISTER_OPENED, monitoring(resolution).toString(), Map.of());
	}

	/**
	 * Takes in an initiative of citizens or others and asks the district to screen it.
	 * @return the id of the initiative
	 */
	public UUID submit(NewInitiative initiative) {
		UUID id = this.register.submit(initiative);
		announceSubmitted(initiative.resolution(), id);
		return id;
	}

	/** Registers a company's proposal and asks the district to screen it. */
	public void register(UUID proposal) {
		this.register.register(proposal);
		announceSubmitted(this.register.find(proposal).orElseThrow().content().resolution(), proposal);
	}

	/** Accepts an initiative: registers it if 3.2 has not done so, and scores it. */
	public void accept(UUID id, int score) {
		if (this.register.find(id).orElseThrow().status() != Status.REGISTERED) {
			this.register.register(id);
		}
		this.register.score(id, score);
	}

	/**
	 * Initiatives whose answer was due in a quarter and was late or is still missing. The
	 * term does not run before the register is open.
	 */
	@Transactional(readOnly = true)
	public List<InitiativeView> late(ResolutionId resolution, ReportingPeriod quarter) {
		LocalDate opened = this.register.openedOn(resolution).orElse(LocalDate.now(this.clock));
		return this.register.of(resolution)
			.stream()
			.filter((initiative) -> initiative.awaitsScreening() || initiative.answeredAt().isPresent())
			.filter((initiative) -> !rejectedByCheck(initiative))
			.filter((initiative) -> {
				LocalDate due = answerDue(initiative, opened);
				return ReportingPeriod.of(due, quarter.unit()).equals(quarter)
						&& initiative.answeredAt().map(this::day).orElse(LocalDate.MAX).isAfter(due);
			})
			.toList();
	}

	private LocalDate answerDue(InitiativeView initiative, LocalDate opened) {
		LocalDate reached = day(initiative.reachedScreeningAt());
		return this.workingDays.plus(reached.isBefore(opened) ? opened : reached, ANSWER_TERM);
	}

	/** A proposal that 3.2 rejected never got to the screening. */
	private static boolean rejectedByCheck(InitiativeView initiative) {
		return initiative.content().source() == Source.PROPOSAL && initiative.status() == Status.REJECTED;
	}

	private void announceSubmitted(ResolutionId resolution, UUID id) {
		this.announcements.announce(MonitorInitiatives.INITIATIVE_SUBMITTED, monitoring(resolution).toString(),
				Map.of(MonitorInitiatives.INITIATIVE_ID, id.toString()));
	}

	private static RecommendationKey monitoring(ResolutionId resolution) {
		return new RecommendationKey(resolution, MonitorInitiatives.NUMBER);
	}

	private LocalDate day(Instant instant) {
		return LocalDate.ofInstant(instant, this.clock.getZone());
	}

}
