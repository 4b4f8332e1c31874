package resolute.execution.process.events;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import resolute.execution.process.DayText;
import resolute.execution.process.ModelBean;
import resolute.outcome.OutcomeKind;
import resolute.outcome.Outcomes;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;
import resolute.register.EventRegister;
import resolute.register.EventRegister.Event;
import resolute.register.EventState;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;
import resolute.shared.ReportingPeriod.Unit;

import org.springframework.stereotype.Component;

/**
 * The register of events in process models, where an event is its id:
 * {@code ${eventCalendar.dateOf(eventId)}}.
 */
@Component("eventCalendar")
@ModelBean
public class EventCalendar {

	/** The half year reports are due on 10 July and on 20 January. */
	private static final int REPORT_DAY_FIRST_HALF = 10;

	private static final int REPORT_DAY_SECOND_HALF = 20;

	private final EventRegister register;

	private final Participants participants;

	private final Outcomes outcomes;

	private final Clock clock;

	EventCalendar(EventRegister register, Participants participants, Outcomes outcomes, Clock clock) {
		this.register = register;
		this.participants = participants;
		this.outcomes = outcomes;
		this.clock = clock;
	}

	/**
	 * The events of an organiser that are still to be held and are planned for no later
	 * than the end of a period. Those of a period that was taken off control are left
	 * out: nobody has to say what became of them.
	 */
	public List<String> open(String businessKey, String organiser, String period) {
		LocalDate end = ReportingPeriod.parse(period).lastDay();
		List<ReportingPeriod> withdrawn = withdrawn(RecommendationKey.parse(businessKey),
				new OrganisationId(organiser));
		return this.register.of(RecommendationKey.parse(businessKey), new OrganisationId(organiser))
			.stream()
			.filter((event) -> event.state().isOpen() && !event.plan().plannedOn().isAfter(end))
			.filter((event) -> withdrawn.stream().noneMatch((in) -> contains(in, event.plan().plannedOn())))
			.map((event) -> event.id().toString())
			.toList();
	}

	private List<ReportingPeriod> withdrawn(RecommendationKey recommendation, OrganisationId organiser) {
		return this.outcomes.of(recommendation)
			.stream()
			.filter((outcome) -> outcome.kind() == OutcomeKind.OBSOLETE
					&& outcome.organisation().filter((other) -> !other.equals(organiser)).isEmpty())
			.flatMap((outcome) -> outcome.period().stream())
			.toList();
	}

	private static boolean contains(ReportingPeriod period, LocalDate day) {
		return !day.isBefore(period.firstDay()) && !day.isAfter(period.lastDay());
	}

	/** The first moment of the day an event is planned for. */
	public Date dateOf(String eventId) {
		return Date.from(event(eventId).plan().plannedOn().atStartOfDay(this.clock.getZone()).toInstant());
	}

	/** Whether an event is planned for a period, or for a day before it. */
	public boolean fallsInto(String eventId, String period) {
		return !event(eventId).plan().plannedOn().isAfter(ReportingPeriod.parse(period).lastDay());
	}

	/** Whether an event is still to come: it was moved to today or later. */
	public boolean isAhead(String eventId) {
		Event event = event(eventId);
		return event.state().isOpen() && !event.plan().plannedOn().isBefore(LocalDate.now(this.clock));
	}

	public boolean isCancelled(String eventId) {
		return event(eventId).state() == EventState.CANCELLED;
	}

	/** The organisation that holds an event. */
	public String organiser(String eventId) {
		return event(eventId).organiser().value();
	}

	/** An event in words, for whoever gets a task about it. */
	public String describe(String eventId) {
		Event event = event(eventId);
		return "«%s», %s, %s".formatted(event.plan().title(), DayText.of(event.plan().plannedOn()),
				event.plan().place());
	}

	/** What an organisation is called. */
	public String nameOf(String organisation) {
		return this.participants.find(new OrganisationId(organisation))
			.map(OrganisationView::name)
			.orElse(organisation);
	}

	/** The quarter that a day lies in. */
	public String quarterOf(Date day) {
		return ReportingPeriod.of(day(day), Unit.QUARTER).code();
	}

	/** The half year that a day lies in. */
	public String halfYearOf(Date day) {
		return ReportingPeriod.of(day(day), Unit.HALF_YEAR).code();
	}

	/** The day of the month after a half year by which the report on it is due. */
	public int reportDay(String halfYear) {
		return (ReportingPeriod.parse(halfYear).ordinal() == 1) ? REPORT_DAY_FIRST_HALF : REPORT_DAY_SECOND_HALF;
	}

	private Event event(String eventId) {
		return this.register.find(UUID.fromString(eventId)).orElseThrow();
	}

	private LocalDate day(Date date) {
		return LocalDate.ofInstant(date.toInstant(), this.clock.getZone());
	}

}
