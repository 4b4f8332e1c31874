package resolute.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.OrganisationId;
import resolute.shared.ReportingPeriod;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Projects that initiatives have become (recommendation 3.3), with their milestones and
 * quarterly statuses. Runs in the transaction of the caller.
 */
@Service
@Transactional
public class ProjectRegister {

	private final JdbcClient jdbc;

	private final Clock clock;

	ProjectRegister(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Makes an initiative a project.
	 * @param initiative the initiative; it can become only one project
	 * @param company who carries it out
	 * @return the id of the project
	 * @throws IllegalStateException if the initiative is not registered
	 */
	public UUID accept(UUID initiative, OrganisationId company) {
		UUID id = UUID.randomUUID();
		changed(this.jdbc.sql("""
				insert into project (id, initiative_id, resolution_id, organisation_id, state, accepted_on)
				select :id, id, resolution_id, :company, 'accepted', :today
				from initiative where id = :initiative and status = 'registered'
				""")
			.param("id", id)
			.param("initiative", initiative)
			.param("company", company.value())
			.param("today", LocalDate.now(this.clock))
			.update(), initiative, "made a project");
		return id;
	}

	/**
	 * Enters what the company says about the project. Milestones entered before are
	 * replaced.
	 * @throws IllegalStateException if there is an agreement on it already
	 */
	public void describe(UUID id, Card card) {
		changed(this.jdbc.sql("""
				update project set goal = :goal, manager = :manager, settlement_id = :settlement,
				    starts_on = :startsOn, ends_on = :endsOn
				where id = :id and state = 'accepted'
				""")
			.param("id", id)
			.param("goal", card.goal())
			.param("manager", card.manager())
			.param("settlement", card.settlement().value())
			.param("startsOn", card.startsOn())
			.param("endsOn", card.endsOn())
			.update(), id, "described");
		this.jdbc.sql("delete from project_milestone where project_id = :id").param("id", id).update();
		for (NewMilestone milestone : card.milestones()) {
			this.jdbc.sql(
					"insert into project_milestone (id, project_id, title, due_on) values (:id, :project, :title, :due)")
				.param("id", UUID.randomUUID())
				.param("project", id)
				.param("title", milestone.title())
				.param("due", milestone.dueOn())
				.update();
		}
	}

	/**
	 * Notes the agreement on support.
	 * @throws IllegalStateException if there is one already
	 */
	public void agree(UUID id, String number, LocalDate date) {
		changed(this.jdbc.sql("""
				update project set state = 'agreed', agreement_number = :number, agreement_on = :date
				where id = :id and state = 'accepted'
				""").param("id", id).param("number", number).param("date", date).update(), id, "agreed on");
	}

	/** Notes that a milestone was reached. */
	public void reach(UUID milestone, LocalDate date) {
		changed(this.jdbc.sql("update project_milestone set reached_on = :date where id = :id and reached_on is null")
			.param("id", milestone)
			.param("date", date)
			.update(), milestone, "reached");
	}

	/**
	 * Files the status of a quarter; the project is then what the status says.
	 * @throws IllegalStateException if there is no agreement on it, or it is over
	 */
	public void fileStatus(UUID id, ReportingPeriod quarter, Phase phase, String progress) {
		changed(this.jdbc.sql("update project set state = :state where id = :id and state in ('agreed', 'running')")
			.param("id", id)
			.param("state", phase.code())
			.update(), id, "reported on");
		this.jdbc.sql("""
				insert into project_status (project_id, period, phase, progress, filed_at)
				values (:id, :period, :phase, :progress, :now)
				""")
			.param("id", id)
			.param("period", quarter.code())
			.param("phase", phase.code())
			.param("progress", progress)
			.param("now", now())
			.update();
	}

	/**
	 * Nobody works on the project under the resolution any more: it is over, or the
	 * company has refused it, or it no longer makes sense.
	 */
	public void end(UUID id) {
		changed(this.jdbc.sql("""
				update project set ended_at = :now, state = case state when 'accepted' then 'declined'
				    when 'agreed' then 'stopped' when 'running' then 'stopped' else state end
				where id = :id and ended_at is null
				""").param("id", id).param("now", now()).update(), id, "ended");
	}

	@Transactional(readOnly = true)
	public Optional<ProjectView> find(UUID id) {
		return this.jdbc.sql("""
				select project.*, initiative.title from project join initiative on initiative.id = initiative_id
				where project.id = :id
				""").param("id", id).query(ProjectRegister::view).optional();
	}

	/** All projects of a resolution, in the order they were accepted. */
	@Transactional(readOnly = true)
	public List<ProjectView> of(ResolutionId resolution) {
		return this.jdbc.sql("""
				select project.*, initiative.title from project join initiative on initiative.id = initiative_id
				where project.resolution_id = :resolution order by accepted_on, project.id
				""").param("resolution", resolution.value()).query(ProjectRegister::view).list();
	}

	/** The milestones of a project by date. */
	@Transactional(readOnly = true)
	public List<Milestone> milestones(UUID project) {
		return this.jdbc.sql("select * from project_milestone where project_id = :project order by due_on, id")
			.param("project", project)
			.query(ProjectRegister::milestone)
			.list();
	}

	@Transactional(readOnly = true)
	public Optional<Milestone> findMilestone(UUID id) {
		return this.jdbc.sql("select * from project_milestone where id = :id")
			.param("id", id)
			.query(ProjectRegister::milestone)
			.optional();
	}

	/** The statuses of a project, the oldest first. */
	@Transactional(readOnly = true)
	public List<Status> statuses(UUID project) {
		return this.jdbc.sql("select * from project_status where project_id = :project order by period")
			.param("project", project)
			.query((row, index) -> new Status(ReportingPeriod.parse(row.getString("period")),
					Phase.of(row.getString("phase")), row.getString("progress")))
			.list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static void changed(int rows, UUID id, String how) {
		if (rows == 0) {
			throw new IllegalStateException("%s cannot be %s as it stands".formatted(id, how));
		}
	}

	private static ProjectView view(ResultSet row, int index) throws SQLException {
		return new ProjectView(row.getObject("id", UUID.class), row.getObject("initiative_id", UUID.class),
				new ResolutionId(row.getString("resolution_id")), new OrganisationId(row.getString("organisation_id")),
				row.getString("title"), State.of(row.getString("state")), row.getObject("accepted_on", LocalDate.class),
				Optional.ofNullable(row.getString("settlement_id")).map(OrganisationId::new),
				Optional.ofNullable(row.getObject("agreement_on", LocalDate.class)), row.getObject("ended_at") != null);
	}

	private static Milestone milestone(ResultSet row, int index) throws SQLException {
		return new Milestone(row.getObject("id", UUID.class), row.getString("title"),
				row.getObject("due_on", LocalDate.class),
				Optional.ofNullable(row.getObject("reached_on", LocalDate.class)));
	}

	/** Where a project stands. */
	public enum State {

		/** Accepted as a project; there is no agreement yet. */
		ACCEPTED,
		/** Over before there was an agreement. */
		DECLINED,
		/** There is an agreement on its support. */
		AGREED,
		/** At least one quarter of it is reported on. */
		RUNNING,
		/** Carried out. */
		FINISHED,
		/** Ended before it was carried out. */
		STOPPED;

		static State of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

	}

	/** What a quarterly status says about a project. */
	public enum Phase {

		RUNNING, FINISHED, STOPPED;

		/** Reads the name it has in rows and forms: {@code running}. */
		public static Phase of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * What a company says about its project.
	 *
	 * @param goal what it is for
	 * @param manager who is in charge of it
	 * @param settlement where it is carried out
	 * @param startsOn first day
	 * @param endsOn last day
	 * @param milestones what can be seen of it on the way
	 */
	public record Card(String goal, String manager, OrganisationId settlement, LocalDate startsOn, LocalDate endsOn,
			List<NewMilestone> milestones) {
	}

	/**
	 * A milestone to reach.
	 *
	 * @param title what is reached
	 * @param dueOn by when
	 */
	public record NewMilestone(String title, LocalDate dueOn) {
	}

	/**
	 * A milestone.
	 *
	 * @param id its id
	 * @param title what is reached
	 * @param dueOn by when
	 * @param reachedOn when it was
	 */
	public record Milestone(UUID id, String title, LocalDate dueOn, Optional<LocalDate> reachedOn) {
	}

	/**
	 * The status of a quarter.
	 *
	 * @param quarter the quarter
	 * @param phase whether the project goes on
	 * @param progress what was done
	 */
	public record Status(ReportingPeriod quarter, Phase phase, String progress) {
	}

	/**
	 * A project.
	 *
	 * @param id its id
	 * @param initiative what it was before
	 * @param resolution the resolution it belongs to
	 * @param company who carries it out
	 * @param title the initiative's title
	 * @param state where it stands
	 * @param acceptedOn when it became a project
	 * @param settlement where it is carried out, once the company has said so
	 * @param agreedOn the day of the agreement on support
	 * @param ended whether nobody works on it under the resolution any more
	 */
	public record ProjectView(UUID id, UUID initiative, ResolutionId resolution, OrganisationId company, String title,
			State state, LocalDate acceptedOn, Optional<OrganisationId> settlement, Optional<LocalDate> agreedOn,
			boolean ended) {
	}

}
