package resolute.dashboard.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import resolute.dashboard.item.Discipline;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemState;
import resolute.dashboard.item.Items;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;
import resolute.shared.OrganisationId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of organisations show; each call is a constant number of statements. */
@Component
@Transactional(readOnly = true)
public class OrganisationQuery {

	private static final String SUBSTITUTION = """
			select s.*, a.name as absent, b.name as substitute, coalesce(e.name, s.entered_by) as entered
			from substitution s
			join member a on a.user_id = s.absent_id
			join member b on b.user_id = s.substitute_id
			left join member e on e.user_id = s.entered_by
			""";

	private final JdbcClient jdbc;

	private final Items items;

	private final Clock clock;

	OrganisationQuery(JdbcClient jdbc, Items items, Clock clock) {
		this.jdbc = jdbc;
		this.items = items;
		this.clock = clock;
	}

	/**
	 * All organisations that are wanted, in the wanted order. There are as many as a
	 * district has; they are counted and put in order here, and shown by pages.
	 */
	public List<OrganisationRow> list(OrganisationsRequest request) {
		LocalDate today = LocalDate.now(this.clock);
		Map<OrganisationId, Discipline> owed = this.items.disciplineByOrganisation(
				ItemFilter.ALL.withStates(ItemState.OVERDUE, ItemState.DUE_SOON, ItemState.IN_WORK));
		Map<OrganisationId, Discipline> period = this.items
			.disciplineByOrganisation(ItemFilter.ALL.withDue(request.first(today), request.last(today)));
		return this.jdbc.sql("""
				select o.id, o.kind, o.name, o.valid_to, s.name as successor
				from organisation o left join organisation s on s.id = o.successor_id
				where (:search = '' or position(lower(:search) in lower(o.name)) > 0)
				  and (cast(:kind as varchar) is null or o.kind = :kind)
				  and (cast(:existing as boolean) is null
					or (o.valid_from <= :today and coalesce(o.valid_to >= :today, true)) = :existing)
				order by o.name, o.id
				""")
			.param("search", request.search())
			.param("kind", request.ofKind().map(OrganisationKind::code).orElse(null))
			.param("existing", request.existing().orElse(null))
			.param("today", today)
			.query((row, index) -> {
				OrganisationId id = new OrganisationId(row.getString("id"));
				return new OrganisationRow(id, OrganisationKind.ofCode(row.getString("kind")), row.getString("name"),
						Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
						Optional.ofNullable(row.getString("successor")), owed.getOrDefault(id, Discipline.NONE),
						period.getOrDefault(id, Discipline.NONE));
			})
			.list()
			.stream()
			.sorted(request.order().comparator())
			.toList();
	}

	/** Who is in an organisation, those with a part of their own first. */
	public List<Person> members(OrganisationId id) {
		return this.jdbc
			.sql("""
					select p.user_id, m.name, m.email, p.role, b.name as substitute, s.last_on
					from membership p join member m on m.user_id = p.user_id
					left join substitution s on s.absent_id = p.user_id and s.started_at is not null and s.ended_at is null
					left join member b on b.user_id = s.substitute_id
					where p.organisation_id = :id
					order by array_position(array['head', 'chair', 'lead', 'secretary', 'member'], cast(p.role as text)), m.name
					""")
			.param("id", id.value())
			.query((row, index) -> new Person(row.getString("user_id"), row.getString("name"),
					Optional.ofNullable(row.getString("email")), MemberRole.ofCode(row.getString("role")),
					Optional.ofNullable(row.getString("substitute")),
					Optional.ofNullable(row.getObject("last_on", LocalDate.class))))
			.list();
	}

	/** Names of the people who could become members. */
	List<Choice> strangers(OrganisationId id) {
		return this.jdbc.sql("""
				select m.user_id as id, m.name from member m
				where not exists (select from membership p where p.organisation_id = :id and p.user_id = m.user_id)
				order by m.name, m.user_id
				""").param("id", id.value()).query(OrganisationQuery::choice).list();
	}

	/**
	 * Everybody who is in any organisation, with its name: who can be away or stand in.
	 */
	List<Choice> people() {
		return this.jdbc.sql("""
				select m.user_id as id, m.name || ' (' || string_agg(o.name, ', ' order by o.name) || ')' as name
				from member m join membership p on p.user_id = m.user_id join organisation o on o.id = p.organisation_id
				group by m.user_id, m.name order by m.name, m.user_id
				""").query(OrganisationQuery::choice).list();
	}

	/** The organisations of a kind that exist today, without one of them. */
	List<Choice> heirs(OrganisationKind kind, OrganisationId without) {
		return this.jdbc.sql("""
				select id, name from organisation
				where kind = :kind and id <> :without and valid_from <= :today and coalesce(valid_to >= :today, true)
				order by name, id
				""")
			.param("kind", kind.code())
			.param("without", without.value())
			.param("today", LocalDate.now(this.clock))
			.query(OrganisationQuery::choice)
			.list();
	}

	/** The organisations that were merged into one. */
	public List<Choice> predecessors(OrganisationId id) {
		return this.jdbc.sql("select id, name from organisation where successor_id = :id order by name, id")
			.param("id", id.value())
			.query(OrganisationQuery::choice)
			.list();
	}

	/** Substitutions of an organisation's members, the latest first. */
	List<Leave> leavesOf(OrganisationId id, int limit) {
		return this.jdbc.sql(SUBSTITUTION + """
				where s.absent_id in (select user_id from membership where organisation_id = :id)
				order by s.ended_at is not null, s.first_on desc, s.id limit :limit
				""").param("id", id.value()).param("limit", limit).query(OrganisationQuery::leave).list();
	}

	/** A page of all substitutions: those to come and in force first, then the latest. */
	public List<Leave> leaves(int offset, int limit) {
		return this.jdbc
			.sql(SUBSTITUTION + "order by s.ended_at is not null, s.first_on desc, s.id limit :limit offset :offset")
			.param("limit", limit)
			.param("offset", offset)
			.query(OrganisationQuery::leave)
			.list();
	}

	public Optional<Leave> leave(UUID id) {
		return this.jdbc.sql(SUBSTITUTION + "where s.id = :id")
			.param("id", id)
			.query(OrganisationQuery::leave)
			.optional();
	}

	private static Choice choice(ResultSet row, int index) throws SQLException {
		return new Choice(row.getString("id"), row.getString("name"));
	}

	private static Leave leave(ResultSet row, int index) throws SQLException {
		boolean over = row.getObject("ended_at") != null;
		boolean started = row.getObject("started_at") != null;
		return new Leave(row.getObject("id", UUID.class), row.getString("absent_id"), row.getString("absent"),
				row.getString("substitute_id"), row.getString("substitute"), row.getObject("first_on", LocalDate.class),
				row.getObject("last_on", LocalDate.class), row.getString("entered"),
				over ? (started ? "over" : "off") : (started ? "in-force" : "to-come"),
				over && row.getString("ended_by") != null);
	}

	/**
	 * Something to choose.
	 *
	 * @param id what is submitted
	 * @param name what is shown
	 */
	public record Choice(String id, String name) {
	}

	/**
	 * A member of an organisation.
	 *
	 * @param userId the account
	 * @param name the person's name
	 * @param email where mail goes
	 * @param role what the person is there
	 * @param substitute who stands in at the moment
	 * @param awayUntil the last day of that
	 */
	public record Person(String userId, String name, Optional<String> email, MemberRole role,
			Optional<String> substitute, Optional<LocalDate> awayUntil) {
	}

	/**
	 * A substitution.
	 *
	 * @param id its id
	 * @param absentId the account of who is away
	 * @param absent the name of who is away
	 * @param substituteId the account of who stands in
	 * @param substitute the name of who stands in
	 * @param first the first day
	 * @param last the last day
	 * @param enteredBy the name of who entered it
	 * @param state {@code to-come}, {@code in-force}, {@code over}, or {@code off}:
	 * called off before it began
	 * @param early whether somebody ended it before its last day
	 */
	public record Leave(UUID id, String absentId, String absent, String substituteId, String substitute,
			LocalDate first, LocalDate last, String enteredBy, String state, boolean early) {

		/** Whether it can be ended. */
		public boolean isOpen() {
			return this.state.equals("to-come") || this.state.equals("in-force");
		}

	}

}
