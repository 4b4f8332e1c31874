package resolute.support;

import java.time.LocalDate;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deadlines of tasks that do not exist, by the thousand: enough for the watch, which
 * reads nothing else.
 */
public final class OpenItems {

	private final JdbcClient jdbc;

	public OpenItems(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds open items of an organisation, to be looked at from their due date on. */
	public void add(String resolution, String organisation, int count, LocalDate dueOn) {
		add(resolution, organisation, count, dueOn, dueOn);
	}

	/** Adds open items that the watch is to look at from a day on. */
	public void add(String resolution, String organisation, int count, LocalDate dueOn, LocalDate watchOn) {
		this.jdbc.sql("""
				insert into deadline (id, task_id, resolution_id, number, organisation_id, activity_id, title,
					original_due_on, due_on, preliminary, opened_at, state, version, basis_on, dated_on, watch_on)
				select gen_random_uuid(), gen_random_uuid(), :resolution, '2.1', :organisation, 'userTask_report',
					'2.1 Представить отчёт', :due, :due, false, cast(:due as date) - 60, 'open', 0, :due,
					cast(:due as date) - 60, :watch
				from generate_series(1, :count)
				""")
			.param("resolution", resolution)
			.param("organisation", organisation)
			.param("due", dueOn)
			.param("watch", watchOn)
			.param("count", count)
			.update();
	}

	/** Takes away all deadlines and mail there are, and what followed from them. */
	public void clear() {
		this.jdbc.sql("truncate deadline, mail, mail_preference cascade").update();
		this.jdbc.sql("delete from scheduled_tasks where task_name = 'mail'").update();
	}

}
