package resolute.dashboard.publicpage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a coordinator has made public. Whether the user may is asked before.
 */
@Service
@Transactional
public class Publication {

	/** Documents on a page. */
	static final int PAGE = 50;

	/** Changes that are shown. */
	private static final int HISTORY = 20;

	/** Kinds of documents that are lists of persons, or a person's own paper. */
	private static final Set<String> PERSONAL = Set.of("attendance", "attendanceList", "consent", "registration");

	private static final String DOCUMENTS = """
			select e.id, s.number, e.kind, e.number as document, e.issued_on, e.issuer, o.name as organisation, f.name,
				f.content_type, f.size, p.published_at
			from submission s
			join evidence e on e.submission_id = s.id
			join evidence_file f on f.id = e.file_id
			left join organisation o on o.id = s.organisation_id
			left join evidence_publication p on p.evidence_id = e.id
			where s.resolution_id = :resolution
			""";

	private static final String IN_ORDER = """
			order by cast(string_to_array(s.number, '.') as integer[]), e.issued_on, e.id
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Publication(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Since when a resolution is public; empty if it is not, or does not exist. */
	@Transactional(readOnly = true)
	public Optional<Instant> since(ResolutionId resolution) {
		return this.jdbc.sql("select public_since from resolution where id = :id and public_since is not null")
			.param("id", resolution.value())
			.query(OffsetDateTime.class)
			.optional()
			.map(OffsetDateTime::toInstant);
	}

	/**
	 * Shows a resolution to everybody, or to nobody. Nothing happens if it is so already.
	 * The choice of documents stays.
	 * @param by the account of whoever decides
	 */
	public void show(ResolutionId resolution, boolean shown, String by) {
		OffsetDateTime now = now();
		int changed = this.jdbc
			.sql("update resolution set public_since = :since where id = :id and (public_since is null) = :shown")
			.param("since", shown ? now : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
			.param("id", resolution.value())
			.param("shown", shown)
			.update();
		if (changed > 0) {
			this.jdbc.sql("""
					insert into publication_change (resolution_id, shown, changed_by, changed_at)
					values (:resolution, :shown, :by, :now)
					""")
				.param("resolution", resolution.value())
				.param("shown", shown)
				.param("by", by)
				.param("now", now)
				.update();
		}
	}

	/** Some of the documents handed in for a resolution. */
	@Transactional(readOnly = true)
	public List<Document> documents(ResolutionId resolution, int offset, int limit) {
		return this.jdbc.sql(DOCUMENTS + IN_ORDER + "limit :limit offset :offset")
			.param("resolution", resolution.value())
			.param("limit", limit)
			.param("offset", offset)
			.query(Publication::document)
			.list();
	}

	/** How many there are. */
	@Transactional(readOnly = true)
	public int count(ResolutionId resolution) {
		return this.jdbc.sql("""
				select count(*) from submission s join evidence e on e.submission_id = s.id
				where s.resolution_id = :resolution
				""").param("resolution", resolution.value()).query(Integer.class).single();
	}

	/** The documents that are published. */
	@Transactional(readOnly = true)
	List<Document> published(ResolutionId resolution) {
		return this.jdbc.sql(DOCUMENTS + "and p.evidence_id is not null " + IN_ORDER)
			.param("resolution", resolution.value())
			.query(Publication::document)
			.list()
			.stream()
			.filter(Document::isPublishable)
			.toList();
	}

	/** Those documents of a resolution that may be published at all. */
	@Transactional(readOnly = true)
	public Set<UUID> publishable(ResolutionId resolution, Collection<UUID> documents) {
		return this.jdbc.sql("""
				select e.id from evidence e join submission s on s.id = e.submission_id
				where s.resolution_id = :resolution and e.id = any(cast(:documents as uuid[]))
					and e.kind <> all(cast(:personal as text[]))
				""")
			.param("resolution", resolution.value())
			.param("documents", texts(documents))
			.param("personal", PERSONAL.toArray(String[]::new))
			.query(UUID.class)
			.set();
	}

	/** How often something was shown or taken back; it grows with every change. */
	@Transactional(readOnly = true)
	public long changes(ResolutionId resolution) {
		return this.jdbc.sql("select count(*) from publication_change where resolution_id = :resolution")
			.param("resolution", resolution.value())
			.query(Long.class)
			.single();
	}

	/** Nobody else shows or hides the resolution until the transaction ends. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hold(ResolutionId resolution) {
		this.jdbc.sql("select id from resolution where id = :id for no key update")
			.param("id", resolution.value())
			.query(String.class)
			.list();
	}

	/**
	 * Publishes the chosen ones of those that were there to choose from, and takes the
	 * others of them back. What belongs to another resolution, and what is never
	 * published, is passed over.
	 * @param by the account of whoever decides
	 */
	public void choose(ResolutionId resolution, Collection<UUID> offered, Collection<UUID> chosen, String by) {
		OffsetDateTime now = now();
		this.jdbc
			.sql("""
					with offered as (
						select e.id, e.id = any(cast(:chosen as uuid[])) and e.kind <> all(cast(:personal as text[])) as shown
						from evidence e join submission s on s.id = e.submission_id
						where s.resolution_id = :resolution and e.id = any(cast(:offered as uuid[]))
					), added as (
						insert into evidence_publication (evidence_id, published_by, published_at)
						select id, :by, :now from offered where shown on conflict (evidence_id) do nothing
						returning evidence_id
					), removed as (
						delete from evidence_publication p using offered o where p.evidence_id = o.id and not o.shown
						returning p.evidence_id
					)
					insert into publication_change (resolution_id, evidence_id, shown, changed_by, changed_at)
					select :resolution, evidence_id, true, :by, :now from added
					union all
					select :resolution, evidence_id, false, :by, :now from removed
					""")
			.param("resolution", resolution.value())
			.param("offered", texts(offered))
			.param("chosen", texts(chosen))
			.param("personal", PERSONAL.toArray(String[]::new))
			.param("by", by)
			.param("now", now)
			.update();
	}

	/** The latest changes, the last first. */
	@Transactional(readOnly = true)
	public List<Change> history(ResolutionId resolution) {
		return this.jdbc.sql("""
				select c.shown, c.changed_at, coalesce(m.name, c.changed_by) as by, e.kind, e.number as document,
					e.issued_on, s.number
				from publication_change c
				left join member m on m.user_id = c.changed_by
				left join evidence e on e.id = c.evidence_id
				left join submission s on s.id = e.submission_id
				where c.resolution_id = :resolution order by c.id desc limit :most
				""")
			.param("resolution", resolution.value())
			.param("most", HISTORY)
			.query((row, number) -> new Change(row.getBoolean("shown"),
					row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getString("by"),
					Optional.ofNullable(row.getString("number")), Optional.ofNullable(row.getString("kind")),
					Optional.ofNullable(row.getString("document")),
					Optional.ofNullable(row.getObject("issued_on", LocalDate.class))))
			.list();
	}

	/** A published document of a public resolution. */
	@Transactional(readOnly = true)
	Optional<PublishedFile> file(ResolutionId resolution, UUID evidence) {
		return this.jdbc.sql("""
				select f.id, s.number, f.content_type, f.size, f.sha256, e.kind
				from evidence_publication p
				join evidence e on e.id = p.evidence_id
				join submission s on s.id = e.submission_id
				join resolution r on r.id = s.resolution_id
				join evidence_file f on f.id = e.file_id
				where p.evidence_id = :evidence and r.id = :resolution and r.public_since is not null
					and r.launched_at is not null
				""")
			.param("evidence", evidence)
			.param("resolution", resolution.value())
			.query((row, number) -> new PublishedFile(row.getObject("id", UUID.class), row.getString("number"),
					row.getString("kind"), FileType.of(row.getString("content_type")), row.getInt("size"),
					row.getString("sha256")))
			.optional()
			.filter((file) -> !PERSONAL.contains(file.kind()));
	}

	/** So many bytes of a file, from 0; fewer at its end. */
	@Transactional(readOnly = true)
	byte[] slice(UUID file, int from, int length) {
		return this.jdbc.sql("select substring(content from :from for :length) from evidence_file where id = :id")
			.param("id", file)
			.param("from", from + 1)
			.param("length", length)
			.query(byte[].class)
			.single();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static String[] texts(Collection<UUID> ids) {
		return ids.stream().map(UUID::toString).toArray(String[]::new);
	}

	private static Document document(ResultSet row, int index) throws SQLException {
		return new Document(row.getObject("id", UUID.class), row.getString("number"), row.getString("kind"),
				Optional.ofNullable(row.getString("document")).filter((text) -> !text.isBlank()),
				row.getObject("issued_on", LocalDate.class), Optional.ofNullable(row.getString("organisation")),
				row.getString("name"), FileType.of(row.getString("content_type")), row.getInt("size"),
				row.getObject("published_at", OffsetDateTime.class) != null);
	}

	/**
	 * A document that was handed in.
	 *
	 * @param id the id of the evidence
	 * @param recommendation the number of the recommendation it was handed in for
	 * @param kind the code of its kind
	 * @param number its own number
	 * @param issuedOn the day it was issued
	 * @param organisation who handed it in
	 * @param fileName as uploaded; not for the public
	 * @param type what the file is
	 * @param size in bytes
	 * @param published whether it is chosen for the public page
	 */
	public record Document(UUID id, String recommendation, String kind, Optional<String> number, LocalDate issuedOn,
			Optional<String> organisation, String fileName, FileType type, int size, boolean published) {

		/** Lists of persons and their own papers never are. */
		public boolean isPublishable() {
			return !PERSONAL.contains(this.kind);
		}

		/** In kilobytes, rounded up. */
		public int kilobytes() {
			return (this.size + 1023) / 1024;
		}

	}

	/**
	 * A file that may be given out.
	 *
	 * @param id the file's id
	 * @param number the number of the recommendation
	 */
	record PublishedFile(UUID id, String number, String kind, FileType type, int size, String sha256) {

	}

	/**
	 * Something that was shown or taken back.
	 *
	 * @param by the name of who did it
	 * @param recommendation the number a document belongs to; empty if it was the page as
	 * a whole
	 */
	public record Change(boolean shown, Instant at, String by, Optional<String> recommendation, Optional<String> kind,
			Optional<String> number, Optional<LocalDate> issuedOn) {

	}

}
