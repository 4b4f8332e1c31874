package resolute.dashboard.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import resolute.calendar.WorkingDays;
import resolute.execution.ProcessPicture;
import resolute.execution.ProcessPictures;
import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together where tokens are, and who has to do what there until when. */
@Component
class SchemeQuery {

	/** Open steps that are listed. */
	private static final int LISTED = 100;

	private static final String OPEN = """
			select d.id, d.activity_id, d.title, d.due_on, coalesce(o.name, d.organisation_id, '') as organisation,
				m.name as assignee, d.process_instance_id is not distinct from cast(:process as varchar) as own,
				count(*) over () as total
			from deadline d left join organisation o on o.id = d.organisation_id
			left join member m on m.user_id = d.assignee
			where d.resolution_id = :resolution and d.number = :number and d.state = 'open'
			order by d.due_on, d.id limit :limit
			""";

	private final ProcessPictures pictures;

	private final JdbcClient jdbc;

	private final WorkingDays workingDays;

	private final Clock clock;

	SchemeQuery(ProcessPictures pictures, JdbcClient jdbc, WorkingDays workingDays, Clock clock) {
		this.pictures = pictures;
		this.jdbc = jdbc;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/**
	 * The process of a recommendation.
	 * @param processId the id of the process in its model
	 * @return without a model and with the open steps alone if none is deployed
	 */
	@Transactional(readOnly = true)
	public Scheme read(RecommendationKey key, String processId) {
		Optional<ProcessPicture> picture = this.pictures.find(key, processId);
		List<Found> found = this.jdbc.sql(OPEN)
			.param("process", picture.flatMap(ProcessPicture::processInstance).orElse(null))
			.param("resolution", key.resolution().value())
			.param("number", key.number())
			.param("limit", LISTED)
			.query((row, index) -> found(row, key.number()))
			.list();
		List<OpenStep> tasks = found.stream().map(Found::step).toList();
		Set<String> manned = tasks.stream().flatMap((step) -> step.activity().stream()).collect(Collectors.toSet());
		Stream<OpenStep> others = picture.stream()
			.flatMap((it) -> it.live().stream())
			.filter((live) -> !manned.contains(live.activity()))
			.map((live) -> new OpenStep(Optional.of(live.activity()), live.name(), Optional.empty(), "",
					Optional.empty(), Optional.empty(), 0, live.tokens()));
		return new Scheme(picture.map(ProcessPicture::xml).orElse(""),
				picture.map(ProcessPicture::done).orElse(Set.of()), Stream.concat(tasks.stream(), others).toList(),
				found.isEmpty() ? 0 : found.get(0).total() - found.size());
	}

	private Found found(ResultSet row, String number) throws SQLException {
		LocalDate due = row.getObject("due_on", LocalDate.class);
		String title = row.getString("title");
		boolean own = row.getBoolean("own");
		return new Found(new OpenStep(own ? Optional.of(row.getString("activity_id")) : Optional.empty(),
				title.startsWith(number + " ") ? title.substring(number.length() + 1) : title,
				Optional.of(row.getObject("id", UUID.class)), row.getString("organisation"),
				Optional.ofNullable(row.getString("assignee")), Optional.of(due),
				this.workingDays.between(LocalDate.now(this.clock), due), 1), row.getInt("total"));
	}

	private record Found(OpenStep step, int total) {

	}

}
