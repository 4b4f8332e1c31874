package resolute.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

/**
 * Events that recommendations plan: announced, then held, moved or cancelled. Runs in the
 * transaction of the caller.
 */
@Service
@Transactional
public class EventRegister {

	private final JdbcClient jdbc;

	EventRegister(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Enters a planned event and returns its id. */
	public UUID plan(RecommendationKey recommendation, OrganisationId organiser, PlannedEvent event,
			Optional<String> councilOpinion) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into event (id, resolution_id, number, organisation_id, kind, title, planned_on, place,
				                   council_opinion)
				values (:id, :resolution, :number, :organiser, :kind, :title, :plannedOn, :place, :opinion)
				""")
			.param("id", id)
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("organiser", organiser.value())
			.param("kind", event.kind().code())
			.param("title", event.title())
			.param("plannedOn", event.plannedOn())
			.param("place", event.place())
			.param("opinion", councilOpinion.orElse(null))
			.update();
		return id;
	}

	/** The event with that id. */
	@Transactional(readOnly = true)
	public Optional<Event> find(UUID id) {
		return this.jdbc.sql("select * from event where id = :id")
			.param("id", id)
			.query(EventRegister::event)
			.optional();
	}

	/** All events of an organiser for a recommendation, the earliest first. */
	@Transactional(readOnly = true)
	public List<Event> of(RecommendationKey recommendation, OrganisationId organiser) {
		return this.jdbc.sql("""
				select * from event
				where resolution_id = :resolution and number = :number and organisation_id = :organiser
				order by planned_on, id
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("organiser", organiser.value())
			.query(EventRegister::event)
			.list();
	}

	/**
	 * Notes that an event took place.
	 * @throws IllegalStateException if it was settled before
	 */
	public void hold(UUID id, LocalDate heldOn, int participants) {
		settle(id, this.jdbc.sql("""
				update event set state = 'held', held_on = :heldOn, participants = :participants
				where id = :id and state in ('planned', 'moved')
				""").param("id", id).param("heldOn", heldOn).param("participants", participants).update());
	}

	/**
	 * Puts an event off to another day.
	 * @throws IllegalStateException if it was settled before
	 */
	public void move(UUID id, LocalDate newDate, String reason) {
		settle(id, this.jdbc.sql("""
				update event set state = 'moved', planned_on = :newDate, reason = :reason
				where id = :id and state in ('planned', 'moved')
				""").param("id", id).param("newDate", newDate).param("reason", reason).update());
	}

	/**
	 * Notes that an event will not take place.
	 * @throws IllegalStateException if it was settled before
	 */
	public void cancel(UUID id, String reason) {
		settle(id, this.jdbc.sql("""
				update event set state = 'cancelled', reason = :reason where id = :id and state in ('planned', 'moved')
				""").param("id", id).param("reason", reason).update());
	}

	private static void settle(UUID id, int rows) {
		if (rows != 1) {
			throw new IllegalStateException("Event " + id + " is not open");
		}
	}

	/**
	 * The kinds of which an organiser held at least one event from one day to another.
	 */
	@Transactional(readOnly = true)
	public Set<EventKind> heldKinds(RecommendationKey recommendation, OrganisationId organiser, LocalDate from,
			LocalDate to) {
		return this.jdbc.sql("""
				select distinct kind from event
				where resolution_id = :resolution and number = :number and organisation_id = :organiser
				  and held_on between :from and :to
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("organiser", organiser.value())
			.param("from", from)
			.param("to", to)
			.query((row, index) -> EventKind.of(row.getString("kind")))
			.stream()
			.collect(Collectors.toSet());
	}

	private static Event event(ResultSet row, int index) throws SQLException {
		return new Event(row.getObject("id", UUID.class),
				RecommendationKey.parse(row.getString("resolution_id") + "/" + row.getString("number")),
				new OrganisationId(row.getString("organisation_id")),
				new PlannedEvent(EventKind.of(row.getString("kind")), row.getString("title"),
						row.getObject("planned_on", LocalDate.class), row.getString("place")),
				EventState.of(row.getString("state")), Optional.ofNullable(row.getObject("held_on", LocalDate.class)),
				Optional.ofNullable(row.getObject("participants", Integer.class)),
				Optional.ofNullable(row.getString("council_opinion")));
	}

	/**
	 * An event as it is planned.
	 *
	 * @param kind what kind of event
	 * @param title what it is called
	 * @param plannedOn the day; after a move the new one
	 * @param place where, or in which paper it is published
	 */
	public record PlannedEvent(EventKind kind, String title, LocalDate plannedOn, String place) {
	}

	/**
	 * An event of the register.
	 *
	 * @param id its id
	 * @param recommendation the recommendation it is part of
	 * @param organiser who holds it
	 * @param plan what is planned
	 * @param state what became of it
	 * @param heldOn the day it took place
	 * @param participants how many people took part
	 * @param councilOpinion what the council thought of the plan it stands in:
	 * {@code supported}, {@code remarks} or {@code noCouncil}
	 */
	public record Event(UUID id, RecommendationKey recommendation, OrganisationId organiser, PlannedEvent plan,
			EventState state, Optional<LocalDate> heldOn, Optional<Integer> participants,
			Optional<String> councilOpinion) {
	}

}
