package resolute.outcome;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what people hand in by completing tasks, with the documents that prove it. Runs
 * in the transaction of the caller.
 */
@Service
@Transactional
public class Submissions {

	private final JdbcClient jdbc;

	private final ObjectMapper json;

	private final Clock clock;

	Submissions(JdbcClient jdbc, ObjectMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Keeps one submission and makes its files evidence.
	 * @return the id of the submission
	 */
	public UUID record(NewSubmission submission) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into submission (id, task_id, resolution_id, number, organisation_id, activity_id, form,
				                        submitted_by, submitted_at, content)
				values (:id, :task, :resolution, :number, :organisation, :activity, :form, :by, :now, :content::jsonb)
				""")
			.param("id", id)
			.param("task", submission.taskId())
			.param("resolution", submission.recommendation().resolution().value())
			.param("number", submission.recommendation().number())
			.param("organisation", submission.organisation().map(OrganisationId::value).orElse(null))
			.param("activity", submission.activity())
			.param("form", submission.form())
			.param("by", submission.submittedBy())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("content", write(submission.content()))
			.update();
		submission.evidence().forEach((document) -> attach(id, document));
		return id;
	}

	private void attach(UUID submission, Document document) {
		this.jdbc.sql("""
				insert into evidence (id, submission_id, kind, number, issued_on, issuer, file_id)
				values (:id, :submission, :kind, :number, :date, :issuer, :file)
				""")
			.param("id", UUID.randomUUID())
			.param("submission", submission)
			.param("kind", document.kind())
			.param("number", document.number().orElse(null))
			.param("date", document.issuedOn())
			.param("issuer", document.issuer().orElse(null))
			.param("file", document.file())
			.update();
	}

	/**
	 * What was last handed in for one activity of a recommendation.
	 * @param recommendation the recommendation
	 * @param organisation whose; null for any
	 * @param activities ids of user tasks in the model
	 */
	@Transactional(readOnly = true)
	public Optional<Map<String, Object>> latest(RecommendationKey recommendation, @Nullable OrganisationId organisation,
			Collection<String> activities) {
		return contents(recommendation, organisation, activities).stream().findFirst();
	}

	/** Everything handed in for activities of a recommendation, the newest first. */
	@Transactional(readOnly = true)
	public List<Map<String, Object>> contents(RecommendationKey recommendation, @Nullable OrganisationId organisation,
			Collection<String> activities) {
		return this.jdbc.sql("""
				select content from submission
				where resolution_id = :resolution and number = :number and activity_id in (:activities)
				  and (:organisation::varchar is null or organisation_id = :organisation)
				order by submitted_at desc, id
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("activities", activities)
			.param("organisation", (organisation != null) ? organisation.value() : null)
			.query((row, index) -> read(row.getString("content")))
			.list();
	}

	private String write(Map<String, Object> content) {
		try {
			return this.json.writeValueAsString(content);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("A submission holds texts, numbers, dates, lists and maps", ex);
		}
	}

	private Map<String, Object> read(String content) {
		try {
			return this.json.readValue(content, new TypeReference<>() {
			});
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("A stored submission cannot be read", ex);
		}
	}

	/**
	 * A submission to keep.
	 *
	 * @param taskId the completed task
	 * @param activity the task's id in its model
	 * @param form the id of the form
	 * @param recommendation the recommendation it is part of
	 * @param organisation the organisation the task was given to
	 * @param submittedBy the account of the person
	 * @param content the validated values by field
	 * @param evidence the documents handed in with it
	 */
	public record NewSubmission(String taskId, String activity, String form, RecommendationKey recommendation,
			Optional<OrganisationId> organisation, String submittedBy, Map<String, Object> content,
			List<Document> evidence) {
	}

	/**
	 * A supporting document.
	 *
	 * @param kind what kind of document it is
	 * @param number its number
	 * @param issuedOn its date
	 * @param issuer who issued it
	 * @param file the uploaded file
	 */
	public record Document(String kind, Optional<String> number, LocalDate issuedOn, Optional<String> issuer,
			UUID file) {
	}

}
