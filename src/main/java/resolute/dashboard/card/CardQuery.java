package resolute.dashboard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import resolute.dashboard.Overview;
import resolute.dashboard.OverviewQuery;
import resolute.dashboard.State;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemOrder;
import resolute.dashboard.item.ItemRow;
import resolute.dashboard.item.ItemState;
import resolute.dashboard.item.Items;
import resolute.participant.OrganisationKind;
import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what every part of a card has above it, with six statements however much there
 * is.
 */
@Component
public class CardQuery {

	/** Organisations that are named; a thousand companies are not read. */
	private static final int NAMED = 12;

	private static final String RECOMMENDATION = """
			select r.addressee, r.process_id, s.title, s.adopted_on, s.venue,
				(select max(cast(o.recorded_at at time zone :zone as date)) from outcome o
					where o.resolution_id = r.resolution_id and o.number = r.number
					and o.organisation_id is null and o.period is null) as settled_on
			from recommendation r join resolution s on s.id = r.resolution_id
			where r.resolution_id = :resolution and r.number = :number
			""";

	private static final String PARTIES = """
			with part as (
				select d.organisation_id, count(*) as items from deadline d
				where d.resolution_id = :resolution and d.number = :number and d.controlled and not d.removal
				group by d.organisation_id
			), party as (
				select o.id, o.name, o.kind = :addressee as responsible, coalesce(part.items, 0) as items
				from organisation o left join part on part.organisation_id = o.id
				where part.items is not null and o.kind <> 'coordinator' or o.kind = :addressee
					and o.valid_from <= :today and (o.valid_to is null or o.valid_to >= :today)
			), ranked as (
				select party.*, row_number() over (partition by responsible order by items = 0, name, id) as place,
					count(*) over (partition by responsible) as total
				from party
			)
			select * from ranked where place <= :named order by responsible desc, place
			""";

	private final JdbcClient jdbc;

	private final OverviewQuery overview;

	private final Items items;

	private final Clock clock;

	CardQuery(JdbcClient jdbc, OverviewQuery overview, Items items, Clock clock) {
		this.jdbc = jdbc;
		this.overview = overview;
		this.items = items;
		this.clock = clock;
	}

	/** The head of a card; empty if there is no such recommendation. */
	@Transactional(readOnly = true)
	public Optional<Card> read(RecommendationKey key) {
		return this.overview.read(key).map((row) -> card(key, row));
	}

	private Card card(RecommendationKey key, Overview.Row row) {
		ItemFilter filter = ItemFilter.ALL.withResolution(key.resolution()).withNumber(key.number());
		Optional<ItemState> reason = reason(row.state());
		List<ItemRow> reasons = reason.map((state) -> filter.withStates(state))
			.map((wanted) -> this.items.list(wanted, ItemOrder.DUE, 0, Card.REASONS + 1))
			.orElse(List.of());
		Found found = this.jdbc.sql(RECOMMENDATION)
			.param("resolution", key.resolution().value())
			.param("number", key.number())
			.param("zone", this.clock.getZone().getId())
			.query((result, index) -> found(result))
			.single();
		return new Card(key.resolution().value(), key.number(), found.source(), found.addressee(), found.processId(),
				row, found.settledOn(), parties(key, found.addressee()), this.items.discipline(filter), reasons,
				reason);
	}

	private static Found found(ResultSet row) throws SQLException {
		return new Found(
				new Card.Source(row.getString("title"), row.getObject("adopted_on", LocalDate.class),
						row.getString("venue")),
				OrganisationKind.ofCode(row.getString("addressee")), row.getString("process_id"),
				Optional.ofNullable(row.getObject("settled_on", LocalDate.class)));
	}

	private List<Card.Party> parties(RecommendationKey key, OrganisationKind addressee) {
		return this.jdbc.sql(PARTIES)
			.param("resolution", key.resolution().value())
			.param("number", key.number())
			.param("addressee", addressee.code())
			.param("today", LocalDate.now(this.clock))
			.param("named", NAMED)
			.query((row, index) -> party(row))
			.list();
	}

	private static Card.Party party(ResultSet row) throws SQLException {
		boolean last = row.getInt("place") == NAMED;
		return new Card.Party(row.getString("id"), row.getString("name"), row.getBoolean("responsible"),
				row.getInt("items"), last ? row.getInt("total") - NAMED : 0);
	}

	/** Which items the state of a recommendation follows from. */
	private static Optional<ItemState> reason(State state) {
		return switch (state) {
			case OVERDUE -> Optional.of(ItemState.OVERDUE);
			case DUE_SOON -> Optional.of(ItemState.DUE_SOON);
			case IN_WORK -> Optional.of(ItemState.IN_WORK);
			case ON_REMOVAL -> Optional.of(ItemState.SUBMITTED);
			case DONE -> Optional.of(ItemState.ON_TIME);
			case DONE_LATE -> Optional.of(ItemState.LATE);
			case DECLINED -> Optional.of(ItemState.DECLINED);
			case WAITING, CLOSED -> Optional.empty();
		};
	}

	private record Found(Card.Source source, OrganisationKind addressee, String processId,
			Optional<LocalDate> settledOn) {

	}

}
