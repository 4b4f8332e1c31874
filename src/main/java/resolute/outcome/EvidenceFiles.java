package resolute.outcome;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import resolute.shared.RecommendationKey;

import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps uploaded files. A file belongs to the task and the person it was uploaded for,
 * and becomes evidence when that task is completed with it.
 */
@Service
@Transactional
public class EvidenceFiles {

	/** 20 MiB. */
	public static final long MAX_SIZE = 20L * 1024 * 1024;

	private static final int MAX_NAME_LENGTH = 255;

	/** Bytes that are read at once. */
	private static final int SLICE = 1024 * 1024;

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	private final EvidenceFileTypes types;

	private final Clock clock;

	EvidenceFiles(JdbcTemplate jdbc, JdbcClient client, EvidenceFileTypes types, Clock clock) {
		this.jdbc = jdbc;
		this.client = client;
		this.types = types;
		this.clock = clock;
	}

	/**
	 * Stores a file; it is streamed into the database, never held in memory as a whole.
	 * @param taskId the task it is for
	 * @param uploadedBy the account of the person
	 * @param name the file's name as the browser gave it
	 * @param file where it was received
	 * @return what was stored
	 * @throws EvidenceFileRefusedException if it is empty, too large or of a type that is
	 * not taken; the type is found by content, not by name
	 */
	public StoredFile store(String taskId, String uploadedBy, String name, Path file) throws IOException {
		long size = Files.size(file);
		if (size == 0) {
			throw new EvidenceFileRefusedException(EvidenceFileRefusedException.Reason.EMPTY);
		}
		if (size > MAX_SIZE) {
			throw new EvidenceFileRefusedException(EvidenceFileRefusedException.Reason.TOO_LARGE);
		}
		String type = this.types.detect(file);
		UUID id = UUID.randomUUID();
		String sha256 = sha256(file);
		String shownName = showable(name);
		try (InputStream content = Files.newInputStream(file)) {
			this.jdbc.update("""
					insert into evidence_file (id, task_id, uploaded_by, uploaded_at, name, content_type, size, sha256,
					                           content)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?)
					""", (statement) -> {
				statement.setObject(1, id);
				statement.setString(2, taskId);
				statement.setString(3, uploadedBy);
				statement.setObject(4, this.clock.instant().atOffset(ZoneOffset.UTC));
				statement.setString(5, shownName);
				statement.setString(6, type);
				statement.setLong(7, size);
				statement.setString(8, sha256);
				statement.setBinaryStream(9, content, size);
			});
		}
		return new StoredFile(id, shownName, type, size, sha256);
	}

	/**
	 * The files out of these that may be handed in with a task: those this person has
	 * uploaded for it, and those that were handed in with the same work before.
	 * @param scope the part of the process the task stands in
	 * @param activity the task's id in its model
	 * @param since when what the work is about was handed in: what was handed in before
	 * belongs to other work; null if it was always the same
	 */
	@Transactional(readOnly = true)
	public List<SubmittableFile> submittable(Collection<UUID> files, String taskId, String uploadedBy, String scope,
			String activity, @Nullable Instant since) {
		if (files.isEmpty()) {
			return List.of();
		}
		return this.client.sql("""
				select f.id, f.name, f.content_type, f.size, f.sha256,
				       exists (select from evidence e where e.file_id = f.id) as handed_in
				from evidence_file f
				where f.id in (:files)
				  and (f.task_id = :task and f.uploaded_by = :by
				           and not exists (select from evidence e where e.file_id = f.id)
				       or exists (select from evidence e join submission s on s.id = e.submission_id
				                  where e.file_id = f.id and s.scope_id = :scope and s.activity_id = :activity
				                    and (:since::timestamptz is null or s.submitted_at >= :since)))
				""")
			.param("files", files)
			.param("task", taskId)
			.param("by", uploadedBy)
			.param("scope", scope)
			.param("activity", activity)
			.param("since", (since != null) ? since.atOffset(ZoneOffset.UTC) : null)
			.query((row, index) -> new SubmittableFile(stored(row), row.getBoolean("handed_in")))
			.list();
	}

	/**
	 * The file of a document that was handed in for a recommendation.
	 * @param evidence the id of the document
	 */
	@Transactional(readOnly = true)
	public Optional<StoredFile> find(RecommendationKey recommendation, UUID evidence) {
		return this.client.sql("""
				select f.id, f.name, f.content_type, f.size, f.sha256 from evidence e
				join submission s on s.id = e.submission_id
				join evidence_file f on f.id = e.file_id
				where e.id = :id and s.resolution_id = :resolution and s.number = :number
				""")
			.param("id", evidence)
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.query((row, index) -> stored(row))
			.optional();
	}

	private static StoredFile stored(ResultSet row) throws SQLException {
		return new StoredFile(row.getObject("id", UUID.class), row.getString("name"), row.getString("content_type"),
				row.getLong("size"), row.getString("sha256"));
	}

	/**
	 * Writes the content of a file, slice by slice, without a transaction: however slow
	 * the other side reads, neither the file is held in memory nor a connection for long.
	 * A file that is evidence never changes.
	 */
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public void write(StoredFile file, OutputStream target) throws IOException {
		for (int from = 0; from < file.size(); from += SLICE) {
			target.write(this.client
				.sql("select substring(content from :from for :length) from evidence_file where id = :id")
				.param("from", from + 1)
				.param("length", SLICE)
				.param("id", file.id())
				.query(byte[].class)
				.single());
		}
	}

	/**
	 * Removes an uploaded file again.
	 * @throws DataRetrievalFailureException if there is no such file that is still free
	 */
	public void remove(UUID file, String taskId, String uploadedBy) {
		int removed = this.client.sql("""
				delete from evidence_file f where f.id = :id and f.task_id = :task and f.uploaded_by = :by
				  and not exists (select from evidence e where e.file_id = f.id)
				""").param("id", file).param("task", taskId).param("by", uploadedBy).update();
		if (removed == 0) {
			throw new DataRetrievalFailureException("No free file " + file);
		}
	}

	/**
	 * Removes what was uploaded for a task and not handed in with it. Nobody can hand it
	 * in once the task has ended, and it may be a document that was uploaded by mistake.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void removeUnused(String taskId) {
		this.client.sql("""
				delete from evidence_file f
				where f.task_id = :task and not exists (select from evidence e where e.file_id = f.id)
				""").param("task", taskId).update();
	}

	private static String sha256(Path file) throws IOException {
		try (DigestInputStream input = new DigestInputStream(Files.newInputStream(file),
				MessageDigest.getInstance("SHA-256"))) {
			input.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(input.getMessageDigest().digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/**
	 * The last part of the name without control characters and without the marks that
	 * turn the direction of writing, which can make "exe.pdf" of "fdp.exe".
	 */
	private static String showable(String name) {
		String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
		if (clean.isEmpty()) {
			return "document";
		}
		if (clean.length() <= MAX_NAME_LENGTH) {
			return clean;
		}
		int start = clean.length() - MAX_NAME_LENGTH;
		return clean.substring(Character.isLowSurrogate(clean.charAt(start)) ? start + 1 : start);
	}

	/**
	 * A file that may be handed in.
	 *
	 * @param file the file
	 * @param handedIn whether it has been handed in before, and so stays for good
	 */
	public record SubmittableFile(StoredFile file, boolean handedIn) {
	}

	/**
	 * A file that was stored.
	 *
	 * @param id its id
	 * @param name its name, safe to show
	 * @param contentType its media type, found by content
	 * @param size in bytes
	 * @param sha256 its SHA-256 in hexadecimal
	 */
	public record StoredFile(UUID id, String name, String contentType, long size, String sha256) {
	}

}
