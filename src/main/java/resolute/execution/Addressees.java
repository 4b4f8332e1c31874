package resolute.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import resolute.shared.OrganisationId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** To whom something can be given, or said. */
@Service
@Transactional(readOnly = true)
public class Addressees {

	private static final String MEMBERS = """
			select m.user_id, m.name, m.email is not null as reachable,
				coalesce(array_agg(o.id order by o.name) filter (where o.id is not null), '{}') as ids,
				string_agg(o.name, ', ' order by o.name) as organisations
			from member m left join membership s on s.user_id = m.user_id left join organisation o on o.id = s.organisation_id
			%s group by m.user_id, m.name, m.email order by m.name, m.user_id
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Addressees(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Organisations that exist today and carry recommendations out. */
	public List<Organisation> organisations() {
		return this.jdbc.sql("""
				select id, name from organisation
				where valid_from <= :today and (valid_to is null or valid_to >= :today)
					and kind not in ('coordinator', 'districtHead')
				order by array_position(array['district', 'council', 'settlement', 'company', 'initiativeGroup'],
					cast(kind as text)), name
				""")
			.param("today", LocalDate.now(this.clock))
			.query((row, index) -> new Organisation(row.getString("id"), row.getString("name")))
			.list();
	}

	/** The name of one of them. */
	Optional<String> nameOf(OrganisationId id) {
		return organisations().stream()
			.filter((organisation) -> organisation.id().equals(id.value()))
			.map(Organisation::name)
			.findFirst();
	}

	/** Everybody with an account, by name. */
	public List<Person> people() {
		return this.jdbc.sql(MEMBERS.formatted("")).query(Addressees::person).list();
	}

	/** Those of some accounts that there are. */
	Set<String> known(Collection<String> userIds) {
		return this.jdbc.sql("select user_id from member where user_id = any(cast(:users as varchar[]))")
			.param("users", userIds.toArray(String[]::new))
			.query(String.class)
			.list()
			.stream()
			.collect(Collectors.toSet());
	}

	private static Person person(java.sql.ResultSet row, int index) throws java.sql.SQLException {
		@Nullable String organisations = row.getString("organisations");
		return new Person(row.getString("user_id"), row.getString("name"), row.getBoolean("reachable"),
				Set.copyOf(Arrays.asList((String[]) row.getArray("ids").getArray())),
				Optional.ofNullable(organisations));
	}

	/**
	 * An organisation to choose.
	 *
	 * @param id its id
	 * @param name its name
	 */
	public record Organisation(String id, String name) {
	}

	/**
	 * A person to choose.
	 *
	 * @param userId the account
	 * @param name the name
	 * @param reachable whether there is an address for mail
	 * @param organisations ids of the organisations the person is a member of
	 * @param organisationNames their names, if there are any
	 */
	public record Person(String userId, String name, boolean reachable, Set<String> organisations,
			Optional<String> organisationNames) {
	}

}
