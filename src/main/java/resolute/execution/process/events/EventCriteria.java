package resolute.execution.process.events;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.ProcessVariables;
import resolute.register.EventKind;
import resolute.register.EventRegister;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/**
 * Holds plans and periods against the kinds of event that each period needs. A criterion
 * is a set of kinds of which one is enough.
 */
@Component
class EventCriteria {

	/** A publication, and a round table or meeting: each quarter of 1.3. */
	static final Map<String, Set<EventKind>> QUARTER = Map.of("events.criterion.publication",
			Set.of(EventKind.PUBLICATION), "events.criterion.meeting",
			Set.of(EventKind.ROUND_TABLE, EventKind.MEETING));

	/** A meeting with citizens and one with workers: each half year of 2.1. */
	static final Map<String, Set<EventKind>> HALF_YEAR = Map.of("events.criterion.citizens",
			Set.of(EventKind.MEETING_WITH_CITIZENS), "events.criterion.workers",
			Set.of(EventKind.MEETING_WITH_WORKERS));

	private final EventRegister register;

	EventCriteria(EventRegister register) {
		this.register = register;
	}

	/**
	 * Rejects a plan that, with the events that are in the register and still to be held,
	 * lacks a kind, or that names an event twice.
	 */
	void checkPlan(Submission plan, OrganisationId organiser, Map<String, Set<EventKind>> criteria,
			Violations violations) {
		Set<EventKind> planned = new HashSet<>(openKinds(plan.recommendation(), organiser, null));
		plan.rows(Events.ROWS).forEach((row) -> planned.add(EventKind.of(column(row, Events.KIND))));
		rejectMissing(plan, Events.ROWS, planned, criteria, ".planned", violations);
		Set<List<String>> seen = new HashSet<>();
		for (Map<String, Object> row : plan.rows(Events.ROWS)) {
			if (!seen.add(List.of(column(row, Events.TITLE), column(row, Events.PLANNED_ON)))) {
				violations.reject(plan.field(Events.ROWS), "events.twice", column(row, Events.TITLE));
			}
		}
	}

	/** Rejects a field if the events planned for a period so far lack a kind. */
	void checkPlanned(Submission submission, String field, OrganisationId organiser, ReportingPeriod period,
			Map<String, Set<EventKind>> criteria, Violations violations) {
		rejectMissing(submission, field, openKinds(submission.recommendation(), organiser, period), criteria,
				".planned", violations);
	}

	/**
	 * Rejects the acceptance of a period in which not every kind was held, and the end of
	 * a recommendation that has events still to be held.
	 */
	void checkRemoval(Submission removal, OrganisationId organiser, Map<String, Set<EventKind>> criteria,
			Violations violations) {
		ReportingPeriod period = ReportingPeriod.parse(removal.variable(ProcessVariables.PERIOD, String.class));
		if (Events.ACCEPT.equals(removal.choice(Events.DECISION))) {
			rejectMissing(removal, Events.DECISION,
					this.register.heldKinds(removal.recommendation(), organiser, period.firstDay(), period.lastDay()),
					criteria, ".held", violations);
		}
		long open = this.register.of(removal.recommendation(), organiser)
			.stream()
			.filter((event) -> event.state().isOpen())
			.count();
		if (open > 0 && removal.optionalText(Events.RECURRENCE).filter(Events.END::equals).isPresent()) {
			violations.reject(removal.field(Events.RECURRENCE), "events.still-open", open);
		}
	}

	private Set<EventKind> openKinds(RecommendationKey recommendation, OrganisationId organiser,
			@Nullable ReportingPeriod until) {
		Set<EventKind> kinds = new HashSet<>();
		this.register.of(recommendation, organiser)
			.stream()
			.filter((event) -> event.state().isOpen())
			.filter((event) -> until == null || !event.plan().plannedOn().isAfter(until.lastDay()))
			.forEach((event) -> kinds.add(event.plan().kind()));
		return kinds;
	}

	private static String column(Map<String, Object> row, String name) {
		return String.valueOf(row.get(name));
	}

	private static void rejectMissing(Submission submission, String field, Set<EventKind> kinds,
			Map<String, Set<EventKind>> criteria, String suffix, Violations violations) {
		criteria.forEach((message, enough) -> {
			if (enough.stream().noneMatch(kinds::contains)) {
				violations.reject(submission.field(field), message + suffix);
			}
		});
	}

}
