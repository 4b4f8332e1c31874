package resolute.support;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the registers of the {@link Example} hold, some of it written by people who know
 * spreadsheets: four initiatives, three events, four months of meetings, two projects and
 * two measures of support.
 */
public final class ExampleRegisters {

	private final JdbcClient jdbc;

	public ExampleRegisters(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds them. They can be taken away with {@link #remove()}. */
	public void add() {
		this.jdbc
			.sql("""
					insert into initiative (id, resolution_id, organisation_id, source, title, category, problem, solution, cost,
						status, reason, registration_number, score, submitted_at, decided_at) values
					('00000000-0000-0000-0001-000000000001', 'example', 'companySampleOne', 'proposal',
						'Общедомовые счётчики тепла', 'energy', 'Перерасход тепла', 'Поставить счётчики в 40 домах', 1250000.50,
						'registered', null, 1, 84, '2026-02-01T23:30:00Z', '2026-02-12T01:00:00Z'),
					('00000000-0000-0000-0001-000000000002', 'example', 'companySampleTwo', 'proposal',
						'=HYPERLINK("http://example.org";"Смета")', 'repair', 'Крыши текут', 'Отремонтировать крыши', 980000,
						'registered', null, 2, 41, '2026-02-03T01:00:00Z', '2026-02-12T01:00:00Z'),
					('00000000-0000-0000-0001-000000000003', 'example', 'settlementElban', 'citizens',
						'Освещение дворов', 'improvement', 'Во дворах 100% темно', 'Поставить фонари', null,
						'rejected', 'Не относится к жилищному фонду', null, null, '2026-02-20T01:00:00Z', '2026-03-02T01:00:00Z'),
					('00000000-0000-0000-0001-000000000004', 'example', 'companySampleThree', 'proposal',
						'Диспетчерская служба', 'digital', 'Заявки теряются', 'Единый номер и журнал заявок', 300000,
						'submitted', null, null, null, '2026-03-10T01:00:00Z', null);

					insert into event (id, resolution_id, number, organisation_id, kind, title, planned_on, place, state, held_on,
						participants, reason) values
					('00000000-0000-0000-0002-000000000001', 'example', '2.1', 'settlementElban', 'meetingWithCitizens',
						'Встреча о ремонте дворов', '2026-02-18', 'Дом культуры', 'held', '2026-02-19', 64, null),
					('00000000-0000-0000-0002-000000000002', 'example', '2.1', 'settlementAchan', 'meetingWithWorkers',
						'Встреча с дворниками', '2026-03-20', 'Администрация', 'planned', null, null, null),
					('00000000-0000-0000-0002-000000000003', 'example', '1.2', 'district', 'roundTable',
						'+7 дворов: круглый стол', '2026-03-05', 'Зал заседаний', 'cancelled', null, null, 'Нет докладчиков');
					insert into invitation (event_id, company_id, answer, attended) values
					('00000000-0000-0000-0002-000000000001', 'companySampleOne', 'yes', true),
					('00000000-0000-0000-0002-000000000001', 'companySampleTwo', 'yes', false);

					insert into council_month (resolution_id, number, period, begun_on, state) values
					('example', '1.2', '2025-12', '2025-12-01', 'missed'),
					('example', '1.2', '2026-01', '2026-01-21', 'held'),
					('example', '1.2', '2026-02', '2026-02-01', 'missed'),
					('example', '1.2', '2026-03', '2026-03-01', 'open');
					insert into council_meeting (id, resolution_id, number, period, planned_on, held_on, present_count,
						member_count, quorate, not_held_because, protocol_number, protocol_on) values
					('00000000-0000-0000-0003-000000000001', 'example', '1.2', '2026-01', '2026-01-28', '2026-01-29', 7, 9, true,
						null, '1', '2026-01-30'),
					('00000000-0000-0000-0003-000000000002', 'example', '1.2', '2026-02', '2026-02-25', null, null, null, null,
						'Метель', null, null),
					('00000000-0000-0000-0003-000000000003', 'example', '1.2', '2026-03', '2026-03-25', null, null, null, null,
						null, null, null);
					update council_meeting set starts_at = '14:00', venue = 'Малый зал администрации района'
					where resolution_id = 'example';
					insert into meeting_question (meeting_id, position, text, reporter, minutes) values
					('00000000-0000-0000-0003-000000000001', 1, 'О плане работы совета', 'Секретарь совета', 20),
					('00000000-0000-0000-0003-000000000001', 2, 'О дворах: <script>alert(1)</script>', 'Эльбан', 30),
					('00000000-0000-0000-0003-000000000003', 1, 'О готовности к летнему сезону', 'Администрация района', 45);
					insert into meeting_notice (id, meeting_id, sequence, kind, planned_on, starts_at, venue, reason, announced_by,
						announced_at) values
					('00000000-0000-0000-0009-000000000001', '00000000-0000-0000-0003-000000000001', 0, 'invited', '2026-01-28',
						'14:00', 'Малый зал', null, null, '2026-01-21T01:00:00Z'),
					('00000000-0000-0000-0009-000000000002', '00000000-0000-0000-0003-000000000001', 1, 'moved', '2026-01-29',
						'14:00', 'Малый зал администрации района', null, null, '2026-01-23T01:00:00Z'),
					('00000000-0000-0000-0009-000000000003', '00000000-0000-0000-0003-000000000003', 0, 'invited', '2026-03-25',
						'14:00', 'Малый зал администрации района', null, null, '2026-03-13T01:00:00Z');
					insert into meeting_information (meeting_id, audience, informed_on, channel) values
					('00000000-0000-0000-0003-000000000001', 'authorities', '2026-02-03', 'email'),
					('00000000-0000-0000-0003-000000000001', 'enterprises', '2026-02-03', 'email'),
					('00000000-0000-0000-0003-000000000001', 'business', '2026-02-04', 'site'),
					('00000000-0000-0000-0003-000000000001', 'owners', '2026-02-04', 'newspaper');
					insert into meeting_letter (id, meeting_id, audience, subject, text, sent_by, sent_at) values
					('00000000-0000-0000-0010-000000000001', '00000000-0000-0000-0003-000000000001', 'authorities',
						'О решениях совета', 'Совет решил обследовать дворы.', 'coordinator', '2026-02-03T01:00:00Z');
					insert into meeting_letter_recipient (letter_id, recipient, user_id, address, name) values
					('00000000-0000-0000-0010-000000000001', 'organisation/settlementElban', null, 'elban@example.org',
						'Образец: администрация, Эльбан');
					insert into assignment (id, resolution_id, number, organisation_id, text, due_on, given_at, state, ended_at)
					values ('00000000-0000-0000-0004-000000000001', 'example', '1.2', 'settlementElban', 'Обследовать дворы',
						'2026-02-20', '2026-01-30T01:00:00Z', 'carriedOut', '2026-02-19T01:00:00Z');
					insert into meeting_decision (id, meeting_id, position, text, organisation_id, due_on, assignment_id) values
					('00000000-0000-0000-0005-000000000001', '00000000-0000-0000-0003-000000000001', 1, 'Обследовать дворы',
						'settlementElban', '2026-02-20', '00000000-0000-0000-0004-000000000001'),
					('00000000-0000-0000-0005-000000000002', '00000000-0000-0000-0003-000000000001', 2,
						'Подготовить расчёт', 'companySampleOne', '2026-03-27', null);

					insert into project (id, initiative_id, resolution_id, organisation_id, settlement_id, state, accepted_on,
						starts_on, ends_on, ended_at) values
					('00000000-0000-0000-0006-000000000001', '00000000-0000-0000-0001-000000000001', 'example',
						'companySampleOne', 'settlementElban', 'running', '2026-02-12', '2026-03-01', '2026-11-30', null),
					('00000000-0000-0000-0006-000000000002', '00000000-0000-0000-0001-000000000002', 'example',
						'companySampleTwo', null, 'declined', '2026-02-12', null, null, '2026-02-20T01:00:00Z');
					insert into project_milestone (id, project_id, title, due_on, reached_on) values
					('00000000-0000-0000-0007-000000000001', '00000000-0000-0000-0006-000000000001', 'Закупка', '2026-03-10',
						'2026-03-09'),
					('00000000-0000-0000-0007-000000000002', '00000000-0000-0000-0006-000000000001', 'Монтаж', '2026-08-31', null);
					insert into project_status (project_id, period, phase, progress, filed_at) values
					('00000000-0000-0000-0006-000000000001', '2025-Q4', 'running', 'Готовимся', '2026-02-14T01:00:00Z'),
					('00000000-0000-0000-0006-000000000001', '2026-Q1', 'running', 'Счётчики закуплены', '2026-03-12T01:00:00Z');

					insert into support_measure (id, resolution_id, number, organisation_id, year, programme, measure, amount,
						executor, term, indicator, proposed_at, act_number, act_date) values
					('00000000-0000-0000-0008-000000000001', 'example', '1.1', 'district', 2026, 'Развитие ЖКХ',
						'Субсидия на счётчики', 1500.5, 'Отдел ЖКХ', '2026-10-01', '40 домов', '2026-02-01T01:00:00Z', '17-п',
						'2026-03-01'),
					('00000000-0000-0000-0008-000000000002', 'example', '2.1', 'settlementElban', 2026, 'Чистый двор',
						'Аренда техники', 120, 'Администрация', '2026-06-01', '12 дворов', '2026-02-05T01:00:00Z', null, null);
					""")
			.update();
	}

	/** Takes them away again. */
	public void remove() {
		this.jdbc
			.sql("""
					delete from support_measure where resolution_id = 'example';
					delete from project_status where project_id in (select id from project where resolution_id = 'example');
					delete from project_milestone where project_id in (select id from project where resolution_id = 'example');
					delete from project where resolution_id = 'example';
					delete from meeting_letter_recipient where letter_id in (select l.id from meeting_letter l
						join council_meeting m on m.id = l.meeting_id where m.resolution_id = 'example');
					delete from meeting_letter where meeting_id in (select id from council_meeting where resolution_id = 'example');
					delete from meeting_information where meeting_id in (
						select id from council_meeting where resolution_id = 'example');
					delete from meeting_notice where meeting_id in (select id from council_meeting where resolution_id = 'example');
					delete from meeting_question where meeting_id in (
						select id from council_meeting where resolution_id = 'example');
					delete from meeting_decision where meeting_id in (
						select id from council_meeting where resolution_id = 'example');
					delete from assignment where resolution_id = 'example';
					delete from council_meeting where resolution_id = 'example';
					delete from council_month where resolution_id = 'example';
					delete from invitation where event_id in (select id from event where resolution_id = 'example');
					delete from event where resolution_id = 'example';
					delete from initiative where resolution_id = 'example';
					""")
			.update();
	}

}
