package resolute.execution.process.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import resolute.calendar.WorkingDays;
import resolute.execution.process.DayText;
import resolute.execution.process.ModelBean;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;
import resolute.register.InitiativeRegister;
import resolute.register.InitiativeRegister.InitiativeView;
import resolute.register.InitiativeRegister.Source;
import resolute.register.ProjectRegister;
import resolute.register.ProjectRegister.Milestone;
import resolute.register.ProjectRegister.ProjectView;
import resolute.shared.OrganisationId;
import resolute.shared.ReportingPeriod;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Component;

/** Projects in process models. */
@Component
@ModelBean
public class Projects {

	/**
	 * So many working days after its registration a proposal that nobody has screened
	 * keeps 3.3 open no longer: twice the term of the screening.
	 */
	private static final int PATIENCE = 20;

	private final ProjectRegister register;

	private final InitiativeRegister initiatives;

	private final Outcomes outcomes;

	private final Participants participants;

	private final WorkingDays workingDays;

	private final Clock clock;

	Projects(ProjectRegister register, InitiativeRegister initiatives, Outcomes outcomes, Participants participants,
			WorkingDays workingDays, Clock clock) {
		this.register = register;
		this.initiatives = initiatives;
		this.outcomes = outcomes;
		this.participants = participants;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/** Whether a project is under way, or a proposal may still become one. */
	public boolean pending(String resolutionId) {
		ResolutionId resolution = new ResolutionId(resolutionId);
		return this.register.of(resolution).stream().anyMatch((project) -> !project.ended())
				|| this.initiatives.unanswered(resolution).stream().anyMatch(this::mayBecomeProject);
	}

	private boolean mayBecomeProject(InitiativeView initiative) {
		LocalDate reached = LocalDate.ofInstant(initiative.reachedScreeningAt(), this.clock.getZone());
		return initiative.content().source() == Source.PROPOSAL
				&& !this.workingDays.plus(reached, PATIENCE).isBefore(LocalDate.now(this.clock));
	}

	/** Whether there has been a project. */
	public boolean any(String resolutionId) {
		return !this.register.of(new ResolutionId(resolutionId)).isEmpty();
	}

	/**
	 * How the help as a whole ended: carried out if at least one project was helped to
	 * its end, else declined if a company has refused its project, else obsolete.
	 */
	public String whole(String resolutionId) {
		List<OutcomeKind> kinds = this.outcomes.of(ProjectDesk.support(new ResolutionId(resolutionId)))
			.stream()
			.map(Outcomes.Outcome::kind)
			.toList();
		if (kinds.contains(OutcomeKind.CARRIED_OUT)) {
			return OutcomeKind.CARRIED_OUT.code();
		}
		return (kinds.contains(OutcomeKind.DECLINED) ? OutcomeKind.DECLINED : OutcomeKind.OBSOLETE).code();
	}

	/** The day an initiative became this project. */
	public Date acceptedOn(String projectId) {
		return date(find(projectId).acceptedOn());
	}

	/**
	 * The quarter that the next status is about: the one after the last that was reported
	 * on, at first that of the agreement.
	 */
	public String statusPeriod(String projectId) {
		List<ProjectRegister.Status> statuses = this.register.statuses(UUID.fromString(projectId));
		return (statuses.isEmpty() ? firstQuarter(find(projectId)) : statuses.get(statuses.size() - 1).quarter().next())
			.code();
	}

	private static ReportingPeriod firstQuarter(ProjectView project) {
		return ReportingPeriod.of(project.agreedOn().orElseThrow(), ReportingPeriod.Unit.QUARTER);
	}

	/** Ids of the milestones of a project. */
	public List<String> milestones(String projectId) {
		return this.register.milestones(UUID.fromString(projectId))
			.stream()
			.map((milestone) -> milestone.id().toString())
			.toList();
	}

	/** The day a milestone is due. */
	public Date milestoneDue(String milestoneId) {
		return date(milestone(milestoneId).dueOn());
	}

	/** A milestone as whoever confirms it has to read it. */
	public String describeMilestone(String milestoneId) {
		Milestone milestone = milestone(milestoneId);
		return "«%s», срок: %s".formatted(milestone.title(), DayText.of(milestone.dueOn()));
	}

	/** A project as whoever works on it has to read it. */
	public String describe(String projectId) {
		ProjectView project = find(projectId);
		List<String> lines = new ArrayList<>();
		lines.add("Проект: «" + project.title() + "»");
		lines.add("Компания: " + name(project.company()));
		project.settlement().ifPresent((settlement) -> lines.add("Поселение: " + name(settlement)));
		this.register.milestones(project.id())
			.forEach((milestone) -> lines
				.add("Веха: %s, срок %s, %s".formatted(milestone.title(), DayText.of(milestone.dueOn()),
						milestone.reachedOn().map((day) -> "достигнута " + DayText.of(day)).orElse("не достигнута"))));
		String text = String.join("\n", lines);
		return text.substring(0, Math.min(text.length(), 3500));
	}

	private String name(OrganisationId organisation) {
		return this.participants.find(organisation).map(OrganisationView::name).orElse(organisation.value());
	}

	private ProjectView find(String projectId) {
		return this.register.find(UUID.fromString(projectId)).orElseThrow();
	}

	private Milestone milestone(String milestoneId) {
		return this.register.findMilestone(UUID.fromString(milestoneId)).orElseThrow();
	}

	private Date date(LocalDate day) {
		return Date.from(day.atStartOfDay(this.clock.getZone()).toInstant());
	}

}
