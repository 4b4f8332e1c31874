package resolute.dashboard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import resolute.execution.SubmittedForms;
import resolute.execution.SubmittedForms.Answer;
import resolute.outcome.FieldValues;
import resolute.participant.Participants;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what came of a recommendation, with at most five statements. */
@Component
public class ResultsQuery {

	/** Submissions on a page. */
	static final int PAGE = 20;

	/** The latest outcomes; all of them are in the history. */
	static final int OUTCOMES = 200;

	private static final String ENDED = """
			select coalesce(p.name, o.organisation_id, '') as organisation, o.period, o.kind,
				cast(o.recorded_at at time zone :zone as date) as recorded_on
			from outcome o left join organisation p on p.id = o.organisation_id
			where o.resolution_id = :resolution and o.number = :number
			order by o.recorded_at desc, o.id limit :limit
			""";

	private static final String SUBMISSION = """
			select s.id, d.id as item, coalesce(d.title, s.activity_id) as title,
				coalesce(o.name, s.organisation_id, '') as organisation, coalesce(m.name, s.submitted_by, '') as person,
				s.submitted_at, s.form, s.content
			from submission s
			left join deadline d on d.task_id = s.task_id
			left join organisation o on o.id = s.organisation_id
			left join member m on m.user_id = s.submitted_by
			""";

	private static final String HANDED_IN = SUBMISSION + """
			where s.resolution_id = :resolution and s.number = :number
			order by s.submitted_at desc, s.id limit :limit offset :offset
			""";

	private static final String OF_TASK = SUBMISSION + "where s.task_id = :task";

	private static final String DOCUMENTS = """
			select e.id, e.submission_id, e.kind, e.number, e.issued_on, e.issuer, f.name, f.content_type, f.size, f.sha256
			from evidence e join evidence_file f on f.id = e.file_id
			where e.submission_id in (:submissions) order by e.issued_on, e.id
			""";

	private final JdbcClient jdbc;

	private final SubmittedForms forms;

	private final Participants participants;

	private final FieldValues fields;

	private final Clock clock;

	ResultsQuery(JdbcClient jdbc, SubmittedForms forms, Participants participants, FieldValues fields, Clock clock) {
		this.jdbc = jdbc;
		this.forms = forms;
		this.participants = participants;
		this.fields = fields;
		this.clock = clock;
	}

	/** A page of what came of it, the first is 1. */
	@Transactional(readOnly = true)
	public Results read(RecommendationKey key, int page) {
		return read(key, (page - 1) * PAGE, PAGE);
	}

	/**
	 * The same with some of the submissions.
	 * @param offset how many to leave out
	 * @param limit how many at most
	 */
	@Transactional(readOnly = true)
	public Results read(RecommendationKey key, int offset, int limit) {
		List<Results.Ended> outcomes = outcomes(key);
		List<Found> found = this.jdbc.sql(HANDED_IN)
			.param("resolution", key.resolution().value())
			.param("number", key.number())
			.param("limit", limit + 1)
			.param("offset", offset)
			.query((row, index) -> found(row))
			.list();
		return results(outcomes, found.subList(0, Math.min(limit, found.size())), found.size() > limit);
	}

	/**
	 * What one task was completed with, as the only submission; without outcomes. With at
	 * most four statements.
	 * @return nothing if it was not completed
	 */
	@Transactional(readOnly = true)
	public Optional<Results> ofTask(String taskId) {
		return this.jdbc.sql(OF_TASK)
			.param("task", taskId)
			.query((row, index) -> found(row))
			.optional()
			.map((found) -> results(List.of(), List.of(found), false));
	}

	private Results results(List<Results.Ended> outcomes, List<Found> shown, boolean more) {
		Map<UUID, List<Results.Document>> documents = documents(shown);
		List<Results.HandedIn> submissions = shown.stream()
			.map((one) -> new Results.HandedIn(one.id(), one.item(), one.title(), one.organisation(), one.by(),
					one.at(), one.answers(), documents.getOrDefault(one.id(), List.of())))
			.toList();
		return new Results(outcomes, submissions, more,
				this.participants.names(named(submissions, SubmittedForms.Kind.MEMBER)),
				organisations(named(submissions, SubmittedForms.Kind.ORGANISATION)));
	}

	/** How it and its parts ended, the newest first. */
	@Transactional(readOnly = true)
	public List<Results.Ended> outcomes(RecommendationKey key) {
		return this.jdbc.sql(ENDED)
			.param("resolution", key.resolution().value())
			.param("number", key.number())
			.param("zone", this.clock.getZone().getId())
			.param("limit", OUTCOMES)
			.query((row, index) -> new Results.Ended(row.getString("organisation"),
					Optional.ofNullable(row.getString("period")).map(ReportingPeriod::parse), row.getString("kind"),
					row.getObject("recorded_on", LocalDate.class)))
			.list();
	}

	private Map<UUID, List<Results.Document>> documents(List<Found> submissions) {
		if (submissions.isEmpty()) {
			return Map.of();
		}
		Map<UUID, String> forms = submissions.stream().collect(Collectors.toMap(Found::id, Found::form));
		return this.jdbc.sql(DOCUMENTS)
			.param("submissions", forms.keySet())
			.query((row, index) -> Map.entry(row.getObject("submission_id", UUID.class), document(row, forms)))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	private Results.Document document(ResultSet row, Map<UUID, String> forms) throws SQLException {
		String form = forms.getOrDefault(row.getObject("submission_id", UUID.class), "");
		return new Results.Document(row.getObject("id", UUID.class),
				this.forms.documentKind(form, row.getString("kind")), Optional.ofNullable(row.getString("number")),
				row.getObject("issued_on", LocalDate.class), Optional.ofNullable(row.getString("issuer")),
				row.getString("name"), row.getLong("size"), row.getString("sha256"),
				EvidenceController.PREVIEWED.contains(row.getString("content_type")));
	}

	private Map<String, String> organisations(Set<String> ids) {
		if (ids.isEmpty()) {
			return Map.of();
		}
		return this.jdbc.sql("select id, name from organisation where id in (:ids)")
			.param("ids", ids)
			.query((row, index) -> Map.entry(row.getString("id"), row.getString("name")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static Set<String> named(List<Results.HandedIn> submissions, SubmittedForms.Kind kind) {
		return submissions.stream()
			.flatMap((submission) -> submission.answers().stream())
			.flatMap((answer) -> Stream.concat(Stream.of(answer), answer.rows().stream().flatMap(List::stream)))
			.filter((answer) -> answer.kind() == kind)
			.flatMap((answer) -> answer.values().stream())
			.collect(Collectors.toSet());
	}

	private Found found(ResultSet row) throws SQLException {
		return new Found(row.getObject("id", UUID.class), Optional.ofNullable(row.getObject("item", UUID.class)),
				row.getString("title"), row.getString("organisation"), row.getString("person"),
				row.getObject("submitted_at", OffsetDateTime.class).toInstant(), row.getString("form"),
				this.forms.answers(row.getString("form"), this.fields.read(row.getString("content"))));
	}

	private record Found(UUID id, Optional<UUID> item, String title, String organisation, String by, Instant at,
			String form, List<Answer> answers) {

	}

}
