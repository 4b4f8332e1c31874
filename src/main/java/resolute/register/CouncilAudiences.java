package resolute.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import resolute.participant.SingleLine;
import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The four audiences that the council tells of its decisions: who they are, and what they
 * were written. Administrations and companies are those that take part; whoever else is
 * to be written to is on a list that the secretary keeps. Runs in the transaction of the
 * caller.
 */
@Service
@Transactional
public class CouncilAudiences {

	/** The audiences that the resolution names, in its order. */
	public static final List<String> ALL = List.of("authorities", "enterprises", "business", "owners");

	/** Characters of a name or an organisation. */
	public static final int LONGEST_NAME = 200;

	/** Characters of an address, by RFC 5321. */
	public static final int LONGEST_ADDRESS = 254;

	/** Addresses on the list of one audience. */
	public static final int MOST_CONTACTS = 1000;

	/**
	 * An organisation's own mailbox, or its members if it has none; each address once for
	 * an audience.
	 */
	private static final String RECIPIENTS = """
			with organisations as (
				select case when kind = 'company' then 'enterprises' else 'authorities' end as audience, id, name, email
				from organisation
				where kind in ('district', 'districtHead', 'settlement', 'company') and valid_from <= :today
					and (valid_to is null or valid_to >= :today)
			), candidate as (
				select audience, 1 as rank, 'organisation/' || id as recipient, cast(null as varchar) as user_id,
					email as address, name, cast(null as text) as of
				from organisations where email is not null
				union all
				select o.audience, 2, m.user_id, m.user_id, m.email, m.name, o.name
				from organisations o join membership s on s.organisation_id = o.id join member m on m.user_id = s.user_id
				where o.email is null and m.email is not null
				union all
				select audience, 3, 'contact/' || id, null, address, name, organisation from audience_contact
				where resolution_id = :resolution and number = :number and removed_at is null
			)
			select distinct on (audience, lower(address)) * from candidate
			order by audience, lower(address), rank, recipient
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	CouncilAudiences(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Who is written to today, by audience; an audience without anybody is left out. */
	@Transactional(readOnly = true)
	public Map<String, List<Recipient>> recipients(RecommendationKey recommendation) {
		return this.jdbc.sql(RECIPIENTS)
			.param("today", LocalDate.now(this.clock))
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query((row, number) -> new Recipient(row.getString("audience"), row.getString("recipient"),
					Optional.ofNullable(row.getString("user_id")), row.getString("address"), row.getString("name"),
					Optional.ofNullable(row.getString("of"))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Recipient::audience));
	}

	/** The secretary's lists, by audience and name. */
	@Transactional(readOnly = true)
	public List<Contact> contacts(RecommendationKey recommendation) {
		return this.jdbc
			.sql("""
					select * from audience_contact
					where resolution_id = :resolution and number = :number and removed_at is null
					order by array_position(array['authorities', 'enterprises', 'business', 'owners'], cast(audience as text)),
						lower(name), address
					""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query((row, number) -> contact(row))
			.list();
	}

	/** Somebody on one of the lists. */
	@Transactional(readOnly = true)
	public Optional<Contact> contact(RecommendationKey recommendation, UUID id) {
		return contacts(recommendation).stream().filter((contact) -> contact.id().equals(id)).findFirst();
	}

	/**
	 * Puts somebody onto a list.
	 * @param by the account of who does
	 * @return whether the address was not on it yet
	 * @throws IllegalArgumentException if that is no audience, no address or no name
	 */
	public boolean add(RecommendationKey recommendation, String audience, String address, String name,
			@Nullable String organisation, String by) {
		if (!ALL.contains(audience) || !SingleLine.isEmail(address) || !SingleLine.isOne(name)
				|| organisation != null && !SingleLine.isOne(organisation)) {
			throw new IllegalArgumentException("Not somebody to write to");
		}
		return this.jdbc
			.sql("""
					insert into audience_contact (id, resolution_id, number, audience, address, name, organisation, added_by,
						added_at)
					select :id, :resolution, :number, :audience, :address, :name, :organisation, :by, :now
					where (select count(*) from audience_contact where resolution_id = :resolution and number = :number
						and audience = :audience and removed_at is null) < :most
					on conflict do nothing
					""")
			.param("id", UUID.randomUUID())
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("audience", audience)
			.param("address", address)
			.param("name", name)
			.param("organisation", organisation, java.sql.Types.VARCHAR)
			.param("by", by)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("most", MOST_CONTACTS)
			.update() > 0;
	}

	/**
	 * Takes somebody off a list. What was sent stays on record.
	 * @param by the account of who does
	 * @return whether it was on one
	 */
	public boolean remove(RecommendationKey recommendation, UUID id, String by) {
		return this.jdbc.sql("""
				update audience_contact set removed_by = :by, removed_at = :now
				where id = :id and resolution_id = :resolution and number = :number and removed_at is null
				""")
			.param("id", id)
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("by", by)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update() > 0;
	}

	/** Audiences of which it is on record that they were told of a meeting. */
	@Transactional(readOnly = true)
	public Set<String> told(UUID meeting) {
		return this.jdbc.sql("select audience from meeting_information where meeting_id = :meeting")
			.param("meeting", meeting)
			.query(String.class)
			.set();
	}

	/** Nobody else writes to the audiences of a meeting until the transaction ends. */
	public void hold(UUID meeting) {
		this.jdbc.sql("select id from council_meeting where id = :meeting for update")
			.param("meeting", meeting)
			.query(UUID.class)
			.single();
	}

	/**
	 * Records what an audience is written, to whom, and that it is told by that.
	 * @param by the account of who sends it
	 * @return the id of the letter
	 * @throws IllegalArgumentException if nobody is written to
	 */
	public UUID write(UUID meeting, String audience, String subject, String text, Collection<Recipient> recipients,
			String by) {
		if (recipients.isEmpty()) {
			throw new IllegalArgumentException("Nobody is written to");
		}
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into meeting_letter (id, meeting_id, audience, subject, text, sent_by, sent_at)
				values (:id, :meeting, :audience, :subject, :text, :by, :now)
				""")
			.param("id", id)
			.param("meeting", meeting)
			.param("audience", audience)
			.param("subject", subject)
			.param("text", text)
			.param("by", by)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		this.jdbc.sql("""
				insert into meeting_letter_recipient (letter_id, recipient, user_id, address, name)
				select :id, * from unnest(:recipients::varchar[], :users::varchar[], :addresses::text[], :names::text[])
				""")
			.param("id", id)
			.param("recipients", recipients.stream().map(Recipient::recipient).toArray(String[]::new))
			.param("users",
					recipients.stream()
						.map((one) -> one.userId().orElse(null))
						.<@Nullable String>toArray(String[]::new))
			.param("addresses", recipients.stream().map(Recipient::address).toArray(String[]::new))
			.param("names", recipients.stream().map(Recipient::name).toArray(String[]::new))
			.update();
		this.jdbc.sql("""
				insert into meeting_information (meeting_id, audience, informed_on, channel)
				values (:meeting, :audience, :today, 'email')
				""")
			.param("meeting", meeting)
			.param("audience", audience)
			.param("today", LocalDate.now(this.clock))
			.update();
		return id;
	}

	private static Contact contact(ResultSet row) throws SQLException {
		return new Contact(row.getObject("id", UUID.class), row.getString("audience"), row.getString("address"),
				row.getString("name"), Optional.ofNullable(row.getString("organisation")));
	}

	/**
	 * Somebody who is written to.
	 *
	 * @param recipient a user, {@code organisation/ID} or {@code contact/ID}
	 * @param userId the account, if it is a participant's
	 * @param organisation of a person, if it is known
	 */
	public record Recipient(String audience, String recipient, Optional<String> userId, String address, String name,
			Optional<String> organisation) {
	}

	/** Somebody on a list of the secretary's. */
	public record Contact(UUID id, String audience, String address, String name, Optional<String> organisation) {
	}

}
