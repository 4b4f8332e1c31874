package resolute.register;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import resolute.shared.OrganisationId;
import resolute.shared.ResolutionId;

/**
 * Companies that were invited to events, what they answered and whether they came. Runs
 * in the transaction of the caller.
 */
@Service
@Transactional
public class InvitationRegister {

	private final JdbcClient jdbc;

	InvitationRegister(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Invites companies to an event; one that is invited already stays so. */
	public void invite(UUID event, Collection<String> companies) {
		this.jdbc.sql("""
				insert into invitation (event_id, company_id)
				select :event, id from organisation where id in (:companies)
				on conflict do nothing
				""").param("event", event).param("companies", orNone(companies)).update();
	}

	/**
	 * Keeps what a company answers.
	 * @param answer {@code yes}, {@code no} or {@code online}
	 */
	public void answer(UUID event, OrganisationId company, String answer) {
		this.jdbc.sql("update invitation set answer = :answer where event_id = :event and company_id = :company")
			.param("event", event)
			.param("company", company.value())
			.param("answer", answer)
			.update();
	}

	/** Marks who of the invited came; all others did not. */
	public void mark(UUID event, Collection<String> attendees) {
		this.jdbc.sql("update invitation set attended = (company_id in (:attendees)) where event_id = :event")
			.param("event", event)
			.param("attendees", orNone(attendees))
			.update();
	}

	/** Who was invited to an event, by company. */
	@Transactional(readOnly = true)
	public List<Invitation> of(UUID event) {
		return this.jdbc.sql("select * from invitation where event_id = :event order by company_id")
			.param("event", event)
			.query((row, index) -> new Invitation(new OrganisationId(row.getString("company_id")),
					Optional.ofNullable(row.getString("answer")),
					Optional.ofNullable(row.getObject("attended", Boolean.class))))
			.list();
	}

	/**
	 * Companies that took part in at least one event held from one day to another, by id.
	 */
	@Transactional(readOnly = true)
	public List<OrganisationId> attended(ResolutionId resolution, LocalDate from, LocalDate to) {
		return this.jdbc.sql("""
				select distinct i.company_id from invitation i join event e on e.id = i.event_id
				where e.resolution_id = :resolution and e.held_on between :from and :to and i.attended
				order by i.company_id
				""")
			.param("resolution", resolution.value())
			.param("from", from)
			.param("to", to)
			.query((row, index) -> new OrganisationId(row.getString("company_id")))
			.list();
	}

	/**
	 * How many events held from one day to another have guests of whom nobody has said
	 * yet whether they came.
	 */
	@Transactional(readOnly = true)
	public int unmarked(ResolutionId resolution, LocalDate from, LocalDate to) {
		return this.jdbc.sql("""
				select count(distinct e.id) from invitation i join event e on e.id = i.event_id
				where e.resolution_id = :resolution and e.held_on between :from and :to and i.attended is null
				""")
			.param("resolution", resolution.value())
			.param("from", from)
			.param("to", to)
			.query(Integer.class)
			.single();
	}

	/** SQL knows no empty list; no organisation has an empty id. */
	private static Collection<String> orNone(Collection<String> ids) {
		return ids.isEmpty() ? List.of("") : ids;
	}

	/**
	 * An invitation.
	 *
	 * @param company who is invited
	 * @param answer {@code yes}, {@code no} or {@code online}, once answered
	 * @param attended whether the company came, once marked
	 */
	public record Invitation(OrganisationId company, Optional<String> answer, Optional<Boolean> attended) {
	}

}
