package resolute.register;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import resolute.register.InitiativeRegister.InitiativeView;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the draft strategy (4.1) makes of each proposal in the snapshot of the register of
 * initiatives. Each is decided once. Runs in the transaction of the caller.
 */
@Service
@Transactional
public class ProposalDispositions {

	private final JdbcClient jdbc;

	private final InitiativeRegister initiatives;

	private final Clock clock;

	ProposalDispositions(JdbcClient jdbc, InitiativeRegister initiatives, Clock clock) {
		this.jdbc = jdbc;
		this.initiatives = initiatives;
		this.clock = clock;
	}

	/** Keeps what was decided on a proposal. */
	public void decide(UUID initiative, Disposition disposition) {
		this.jdbc.sql("""
				insert into proposal_disposition (initiative_id, disposition, section, reason, decided_at)
				values (:initiative, :kind, :section, :reason, :now)
				""")
			.param("initiative", initiative)
			.param("kind", disposition.kind().code())
			.param("section", disposition.section().orElse(null))
			.param("reason", disposition.reason().orElse(null))
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	@Transactional(readOnly = true)
	public Optional<Disposition> of(UUID initiative) {
		return this.jdbc
			.sql("select disposition, section, reason from proposal_disposition where initiative_id = :initiative")
			.param("initiative", initiative)
			.query((row, index) -> new Disposition(Kind.of(row.getString("disposition")),
					Optional.ofNullable(row.getString("section")), Optional.ofNullable(row.getString("reason"))))
			.optional();
	}

	/** Proposals of the last snapshot that nothing was decided on yet, by number. */
	@Transactional(readOnly = true)
	public List<InitiativeView> undecided(ResolutionId resolution) {
		Set<UUID> decided = new HashSet<>(this.jdbc.sql("""
				select initiative_id from proposal_disposition
				join initiative on initiative.id = initiative_id
				where resolution_id = :resolution
				""").param("resolution", resolution.value()).query(UUID.class).list());
		return this.initiatives.snapshot(resolution)
			.stream()
			.filter((proposal) -> !decided.contains(proposal.id()))
			.toList();
	}

	/** What becomes of a proposal. */
	public enum Kind {

		INCLUDED, PARTLY, REJECTED;

		/**
		 * Reads what rows and forms hold.
		 * @throws IllegalArgumentException if there is no such kind
		 */
		public static Kind of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

		/** The name it has in rows and forms: {@code included}. */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * A decision on a proposal.
	 *
	 * @param kind what becomes of it
	 * @param section the code of the strategy's section it goes into; none if rejected
	 * @param reason why not all of it goes in
	 */
	public record Disposition(Kind kind, Optional<String> section, Optional<String> reason) {
	}

}
