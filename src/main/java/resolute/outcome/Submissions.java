package resolute.outcome;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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

	private final FieldValues fields;

	private final Clock clock;

	Submissions(JdbcClient jdbc, FieldValues fields, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.clock = clock;
	}

	/**
	 * Keeps one submission and makes its files evidence.
	 * @return the id of the submission
	 */
	public UUID record(NewSubmission submission) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into submission (id, task_id, scope_id, resolution_id, number, organisation_id, activity_id,
				                        form, submitted_by, submitted_at, content)
				values (:id, :task, :scope, :resolution, :number, :organisation, :activity, :form, :by, :now,
				        :content::jsonb)
				""")
			.param("id", id)
			.param("task", submission.taskId())
			.param("scope", submission.scope())
			.param("resolution", submission.recommendation().resolution().value())
			.param("number", submission.recommendation().number())
			.param("organisation", submission.organisation().map(OrganisationId::value).orElse(null))
			.param("activity", submission.activity())
			.param("form", submission.form())
			.param("by", submission.submittedBy())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("content", this.fields.write(submission.content()))
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
			.query((row, index) -> this.fields.read(row.getString("content")))
			.list();
	}

	/**
	 * What was handed in the last time the same work was done.
	 * @param scope the part of the process it is done in
	 * @param activity the task's id in its model
	 */
	@Transactional(readOnly = true)
	public Optional<Earlier> earlier(String scope, String activity) {
		return this.jdbc.sql("""
				select content, submitted_at from submission where scope_id = :scope and activity_id = :activity
				order by submitted_at desc, id limit 1
				""").param("scope", scope).param("activity", activity).query((row, index) -> earlier(row)).optional();
	}

	private Earlier earlier(ResultSet row) throws SQLException {
		return new Earlier(this.fields.read(row.getString("content")),
				row.getObject("submitted_at", OffsetDateTime.class).toInstant());
	}

	/**
	 * What was last handed in with forms of a recommendation, by form. One statement.
	 * @param organisation whose; empty for any
	 */
	@Transactional(readOnly = true)
	public Map<String, Earlier> latestOfForms(RecommendationKey recommendation, Optional<OrganisationId> organisation,
			Collection<String> forms) {
		return this.jdbc.sql("""
				select distinct on (form) form, content, submitted_at from submission
				where resolution_id = :resolution and number = :number and form in (:forms)
				  and (:organisation::varchar is null or organisation_id is null or organisation_id = :organisation)
				order by form, submitted_at desc, id
				""")
			.param("resolution", recommendation.resolution().value())
			.param("number", recommendation.number())
			.param("forms", forms)
			.param("organisation", organisation.map(OrganisationId::value).orElse(null))
			.query((row, index) -> Map.entry(row.getString("form"), earlier(row)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * A submission to keep.
	 *
	 * @param taskId the completed task
	 * @param scope the part of its process the task stood in
	 * @param activity the task's id in its model
	 * @param form the id of the form
	 * @param recommendation the recommendation it is part of
	 * @param organisation the organisation the task was given to
	 * @param submittedBy the account of the person
	 * @param content the validated values by field
	 * @param evidence the documents handed in with it
	 */
	public record NewSubmission(String taskId, String scope, String activity, String form,
			RecommendationKey recommendation, Optional<OrganisationId> organisation, String submittedBy,
			Map<String, Object> content, List<Document> evidence) {
	}

	/**
	 * What was handed in before.
	 *
	 * @param content the values by field
	 * @param submittedAt when
	 */
	public record Earlier(Map<String, Object> content, Instant submittedAt) {
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
