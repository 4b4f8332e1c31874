package resolute.benchmark;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Resolutions with 15 recommendations each and 7 items for every recommendation, in every
 * state, with their changes, escalations, mails, forms and outcomes, as rows. Written by
 * a statement for each table, as of {@link resolute.support.Example#TODAY}.
 */
final class ManyResolutions {

	/** In each resolution. */
	static final int RECOMMENDATIONS = 15;

	/** Of each recommendation. */
	static final int ITEMS = 7;

	private final JdbcClient jdbc;

	ManyResolutions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds those of these ordinals; their ids are {@code bench-1}, … */
	void add(int first, int last) {
		run("""
				insert into resolution (id, title, adopted_on, venue, preamble, process_id, launched_at, public_since)
				select 'bench-' || n, 'Образец: резолюция ' || n, date '2026-01-20' - (n %% 400), 'Амурск', '', 'exampleProcess',
					'2026-01-21T00:00:00Z', '2026-01-22T00:00:00Z'
				from generate_series(%d, %d) n
				""",
				first, last);
		run("""
				insert into recommendation (resolution_id, number, position, title, text, addressee, process_id, waits_for)
				select 'bench-' || n, (p - 1) / 5 + 1 || '.' || (p - 1) %% 5 + 1, p, 'Образец: благоустройство ' || p,
					'Провести работы по благоустройству дворов и отчитаться о них перед советом',
					(array['district', 'settlement', 'company'])[(p - 1) / 5 + 1], 'exampleProcess',
					case when p %% 5 = 0 then array[(p - 1) / 5 + 1 || '.1'] else array[]::varchar[] end
				from generate_series(%d, %d) n, generate_series(1, 15) p
				""",
				first, last);
		run("""
				insert into deadline (id, task_id, process_instance_id, resolution_id, number, organisation_id, activity_id,
					title, original_due_on, due_on, due_sequence, extension_requests, preliminary, opened_at, state,
					submitted_at, verdict, verdict_at, removal, version, basis_on, dated_on)
				select md5(r.resolution_id || r.number || i)::uuid, md5('task' || r.resolution_id || r.number || i), r.resolution_id,
					r.resolution_id, r.number,
					case when i = 7 and k %% 20 = 0 then 'coordinators' else
						(array['settlementElban', 'settlementAchan', 'settlementBolon', 'settlementLitovko', 'settlementOmmi',
							'companySampleOne', 'companySampleTwo'])[i] end,
					case when i = 7 and k %% 20 = 0 then 'userTask_removeFromControl' else 'userTask_report' end,
					r.number || ' Представить отчёт', due, due, 0, 0, false, '2026-01-21T00:00:00Z',
					case when k %% 20 = 0 or k %% 37 = 1 or k %% 9 = 2 then 'open' else 'submitted' end,
					case when k %% 20 = 0 or k %% 37 = 1 or k %% 9 = 2 then null else due - interval '1 day' * (k %% 5 - 1) end,
					case when k %% 20 = 0 or k %% 37 = 1 or k %% 9 = 2 or k %% 23 = 3 then null
						when k %% 29 = 4 then 'declined' when k %% 31 = 5 then 'returned' else 'accepted' end,
					case when k %% 20 = 0 or k %% 37 = 1 or k %% 9 = 2 or k %% 23 = 3 then null else due + interval '3 days' end,
					i = 7 and k %% 20 = 0, 0, due, '2026-01-21'
				from (
					select r.resolution_id, r.number, i, hashtext(r.resolution_id || r.number || i) & 65535 as k
					from recommendation r, generate_series(1, 7) i
					where r.resolution_id like 'bench-%%' and substr(r.resolution_id, 7)::int between %d and %d) r
				cross join lateral (select case when k %% 37 = 1 then date '2026-03-02' + (k %% 10)
					when k %% 20 = 0 or k %% 9 = 2 then date '2026-03-17' + (k %% 90)
					else date '2026-01-26' + (k %% 45) end as due) dates
				""",
				first, last);
		run("""
				insert into escalation (deadline_id, due_on, started_at, level)
				select id, due_on, due_on + 1, 1 from deadline
				where resolution_id like 'bench-%%' and substr(resolution_id, 7)::int between %d and %d
				and state = 'open' and due_on < '2026-03-16' and not removal
				""", first, last);
		run("""
				insert into mail (id, key, kind, recipient, user_id, name, language, role, deadline_id, due_on, level,
					resolution_id, number, day, created_at, state, expires_at, sent_at, subject)
				select md5('mail' || id)::uuid, 'bench/' || id, 'overdue', 'elban', 'elban', 'Образец', 'ru', 'executor', id,
					due_on, 1, resolution_id, number, due_on, due_on + 1, 'sent', due_on + 4, due_on + 1, title
				from deadline
				where resolution_id like 'bench-%%' and substr(resolution_id, 7)::int between %d and %d and not removal
				""",
				first, last);
		run("""
				insert into submission (id, task_id, resolution_id, number, organisation_id, activity_id, form, submitted_at, content)
				select md5('submission' || id)::uuid, task_id, resolution_id, number, organisation_id, activity_id, 'reportForm',
					submitted_at, jsonb_build_object('summary', 'Работы выполнены, дворы осмотрены ' || left(id::text, 8))
				from deadline
				where resolution_id like 'bench-%%' and substr(resolution_id, 7)::int between %d and %d and submitted_at is not null
				""",
				first, last);
		run("""
				insert into outcome (id, resolution_id, number, kind, recorded_at)
				select md5('outcome' || resolution_id || number)::uuid, resolution_id, number, 'carriedOut', '2026-03-01T00:00:00Z'
				from recommendation
				where resolution_id like 'bench-%%' and substr(resolution_id, 7)::int between %d and %d
				and hashtext(resolution_id || number) %% 3 = 0
				""",
				first, last);
		this.jdbc.sql("analyze").update();
	}

	private void run(String sql, int first, int last) {
		this.jdbc.sql(sql.formatted(first, last)).update();
	}

}
