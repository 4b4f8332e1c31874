package resolute.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A resolution some weeks into its execution, as rows: items on time, late, overdue,
 * extended, declined, returned, handed over and recurring. What the figures about it have
 * to be is counted by hand, here:
 *
 * <table>
 * <caption>Items by recommendation, as of {@link #TODAY}</caption>
 * <tr>
 * <th></th>
 * <th>on time</th>
 * <th>late</th>
 * <th>overdue</th>
 * <th>handed in</th>
 * <th>open</th>
 * <th>returned</th>
 * <th>declined</th>
 * <th>withdrawn</th>
 * </tr>
 * <tr>
 * <td>1.1</td>
 * <td>2</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * </tr>
 * <tr>
 * <td>1.2</td>
 * <td>1</td>
 * <td>1</td>
 * <td>0</td>
 * <td>0</td>
 * <td>1</td>
 * <td>0</td>
 * <td>0</td>
 * <td>1</td>
 * </tr>
 * <tr>
 * <td>2.1</td>
 * <td>3</td>
 * <td>1</td>
 * <td>2</td>
 * <td>1</td>
 * <td>1</td>
 * <td>1</td>
 * <td>1</td>
 * <td>0</td>
 * </tr>
 * <tr>
 * <td>3.1</td>
 * <td>0</td>
 * <td>1</td>
 * <td>1</td>
 * <td>0</td>
 * <td>1</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * </tr>
 * <tr>
 * <td>4.1</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * <td>0</td>
 * </tr>
 * <tr>
 * <td>all</td>
 * <td>6</td>
 * <td>3</td>
 * <td>3</td>
 * <td>1</td>
 * <td>3</td>
 * <td>1</td>
 * <td>1</td>
 * <td>1</td>
 * </tr>
 * </table>
 *
 * Discipline: 6 of 12, 50 %.
 */
public final class Example {

	/** A Monday. The 9th of March was a holiday. */
	public static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

	/** The id of the resolution. */
	public static final String ID = "example";

	/** The open item of Ommi, which was granted more time once. */
	public static final UUID EXTENDED = UUID.fromString("00000000-0000-0000-0011-000000000001");

	private static final ZoneId ZONE = ZoneId.of("Asia/Vladivostok");

	private final JdbcClient jdbc;

	public Example(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds it. It can be taken away with {@link #remove()}. */
	public void add() {
		this.jdbc.sql("""
				insert into resolution (id, title, adopted_on, venue, preamble, process_id, launched_at, public_since)
				values ('example', 'Образец: благоустройство дворов', '2026-01-20', 'Амурск', '', 'exampleProcess',
					'2026-01-21T00:00:00Z', '2026-01-22T00:00:00Z')
				""").update();
		recommendation(1, "1.1", "district", "План работ", "Утвердить план работ по благоустройству дворов");
		recommendation(2, "1.2", "district", "Ежемесячный обзор", "Ежемесячно рассматривать ход работ");
		recommendation(3, "2.1", "settlement", "Перечни дворов", "Представить перечни дворов, нуждающихся в ремонте");
		recommendation(4, "3.1", "company", "Сметы", "Подготовить сметы на ремонт дворов");
		recommendation(5, "4.1", "initiativeGroup", "Опрос жителей", "Провести опрос жителей", "2.1");

		item("1.1", "district", "Подготовить проект").due(2, 6).submitted(2, 5).judged("accepted", 2, 10).save();
		item("1.1", "district", "Представить отчёт").due(2, 13).submitted(2, 13).judged("accepted", 2, 17).save();
		removal("1.1").due(2, 18).submitted(2, 17).save();
		outcome("1.1", null, null, "carriedOut", 2, 17);

		item("1.2", "district", "Обзор за январь").due(2, 10).submitted(2, 9).judged("accepted", 2, 11).save();
		outcome("1.2", null, "2026-01", "carriedOut", 2, 11);
		item("1.2", "district", "Обзор за февраль").due(3, 10).submitted(3, 12).judged("accepted", 3, 13).save();
		outcome("1.2", null, "2026-02", "carriedOut", 3, 13);
		item("1.2", "district", "Обзор за март").due(4, 10).save();
		item("1.2", "district", "Внеочередной обзор").due(2, 27).withdrawn().save();

		item("2.1", "settlementAmursk", "Представить перечень").due(3, 2)
			.submitted(2, 20)
			.judged("accepted", 2, 24)
			.save();
		outcome("2.1", "settlementAmursk", null, "carriedOut", 2, 24);
		item("2.1", "settlementElban", "Представить перечень").due(3, 2)
			.submitted(3, 2)
			.judged("accepted", 3, 12)
			.save();
		outcome("2.1", "settlementElban", null, "carriedOut", 3, 12);
		// Granted a week more, and handed in within it.
		item("2.1", "settlementAchan", "Представить перечень").due(3, 2)
			.extendedTo(3, 10)
			.submitted(3, 6)
			.judged("accepted", 3, 11)
			.save();
		outcome("2.1", "settlementAchan", null, "carriedOut", 3, 11);
		item("2.1", "settlementBolon", "Представить перечень").due(3, 2)
			.submitted(3, 4)
			.judged("accepted", 3, 5)
			.save();
		outcome("2.1", "settlementBolon", null, "carriedOut", 3, 5);
		item("2.1", "settlementLitovko", "Представить перечень").due(3, 2).escalated(2).save();
		// Granted a week more, and late again.
		item("2.1", "settlementOmmi", "Представить перечень").known(EXTENDED)
			.due(3, 2)
			.extendedTo(3, 10)
			.escalated(1)
			.save();
		item("2.1", "settlementSanboli", "Представить перечень").due(3, 2).submitted(2, 27).save();
		removal("2.1").due(3, 19).save();
		item("2.1", "settlementDzhuen", "Представить перечень").due(3, 2)
			.submitted(2, 26)
			.judged("returned", 3, 3)
			.save();
		item("2.1", "settlementDzhuen", "Представить перечень").due(3, 18).save();
		item("2.1", "settlementVoznesenskoye", "Принять к исполнению").due(1, 26)
			.submitted(1, 26)
			.judged("declined", 1, 29)
			.save();
		outcome("2.1", "settlementVoznesenskoye", null, "declined", 1, 29);

		item("3.1", "companySampleOne", "Подготовить смету").due(2, 20)
			.submitted(2, 25)
			.judged("accepted", 2, 26)
			.save();
		outcome("3.1", "companySampleOne", null, "carriedOut", 2, 26);
		// Handed over from another company; its date stayed.
		item("3.1", "companySampleTwo", "Подготовить смету").due(2, 27).escalated(3).save();
		item("3.1", "companySampleThree", "Подготовить смету").due(3, 30).save();
	}

	/** Takes it away again. */
	public void remove() {
		this.jdbc
			.sql("""
					delete from deadline_change where deadline_id in (select id from deadline where resolution_id = 'example');
					delete from escalation where deadline_id in (select id from deadline where resolution_id = 'example');
					delete from deadline where resolution_id = 'example';
					delete from outcome where resolution_id = 'example';
					delete from recommendation where resolution_id = 'example';
					delete from resolution where id = 'example';
					""")
			.update();
	}

	private void recommendation(int position, String number, String addressee, String title, String text,
			String... waitsFor) {
		this.jdbc
			.sql("""
					insert into recommendation (resolution_id, number, position, title, text, addressee, process_id, waits_for)
					values ('example', :number, :position, :title, :text, :addressee, 'exampleProcess', :waitsFor)
					""")
			.param("number", number)
			.param("position", position)
			.param("title", title)
			.param("text", text)
			.param("addressee", addressee)
			.param("waitsFor", waitsFor)
			.update();
	}

	private void outcome(String number, @Nullable String organisation, @Nullable String period, String kind, int month,
			int day) {
		this.jdbc.sql("""
				insert into outcome (id, resolution_id, number, organisation_id, period, kind, recorded_at)
				values (gen_random_uuid(), 'example', :number, :organisation, :period, :kind, :at)
				""")
			.param("number", number)
			.param("organisation", organisation)
			.param("period", period)
			.param("kind", kind)
			.param("at", at(LocalDate.of(2026, month, day)).atOffset(ZoneOffset.UTC))
			.update();
	}

	/** An item that an organisation got at the launch. It is added by {@code save}. */
	public Item item(String number, String organisation, String title) {
		return new Item(number, organisation, title, false);
	}

	private Item removal(String number) {
		return new Item(number, "coordinators", "Снять с контроля", true);
	}

	/**
	 * Late in the evening there is still the same day in the district, but not in UTC.
	 */
	private static Instant at(LocalDate day) {
		return day.atTime(LocalTime.of(23, 30)).atZone(ZONE).toInstant();
	}

	/** An item being described; days are days of 2026. */
	public final class Item {

		private UUID id = UUID.randomUUID();

		private final String number;

		private final String organisation;

		private final String title;

		private final boolean removal;

		private LocalDate original = TODAY;

		private LocalDate due = TODAY;

		private Optional<LocalDate> submitted = Optional.empty();

		private Optional<String> verdict = Optional.empty();

		private Optional<LocalDate> judged = Optional.empty();

		private boolean withdrawn;

		private int level;

		private Item(String number, String organisation, String title, boolean removal) {
			this.number = number;
			this.organisation = organisation;
			this.title = title;
			this.removal = removal;
		}

		private Item known(UUID as) {
			this.id = as;
			return this;
		}

		public Item due(int month, int day) {
			this.original = LocalDate.of(2026, month, day);
			this.due = this.original;
			return this;
		}

		public Item extendedTo(int month, int day) {
			this.due = LocalDate.of(2026, month, day);
			return this;
		}

		public Item submitted(int month, int day) {
			this.submitted = Optional.of(LocalDate.of(2026, month, day));
			return this;
		}

		public Item judged(String how, int month, int day) {
			this.verdict = Optional.of(how);
			this.judged = Optional.of(LocalDate.of(2026, month, day));
			return this;
		}

		public Item withdrawn() {
			this.withdrawn = true;
			return this;
		}

		public Item escalated(int toLevel) {
			this.level = toLevel;
			return this;
		}

		/** Adds it, and tells its id. */
		public UUID save() {
			String state = this.withdrawn ? "withdrawn" : this.submitted.isPresent() ? "submitted" : "open";
			Example.this.jdbc
				.sql("""
						insert into deadline (id, task_id, process_instance_id, resolution_id, number, organisation_id,
							activity_id, title, original_due_on, due_on, due_sequence, extension_requests, preliminary,
							opened_at, state, submitted_at, submitted_by, verdict, verdict_at, removal, version, basis_on,
							dated_on)
						values (:id, gen_random_uuid(), 'example', 'example', :number, :organisation, :activity,
							:number || ' ' || :title, :original, :due, :moved, :moved, false, '2026-01-21T00:00:00Z', :state,
							:submitted, null, :verdict, :judged, :removal, 0, :original, '2026-01-21')
						""")
				.param("id", this.id)
				.param("number", this.number)
				.param("organisation", this.organisation)
				.param("activity", this.removal ? "userTask_removeFromControl" : "userTask_report")
				.param("title", this.title)
				.param("original", this.original)
				.param("due", this.due)
				.param("moved", this.original.equals(this.due) ? 0 : 1)
				.param("state", state)
				.param("submitted", this.submitted.map((day) -> at(day).atOffset(ZoneOffset.UTC)).orElse(null))
				.param("verdict", this.verdict.orElse(null))
				.param("judged", this.judged.map((day) -> at(day).atOffset(ZoneOffset.UTC)).orElse(null))
				.param("removal", this.removal)
				.update();
			if (!this.original.equals(this.due)) {
				Example.this.jdbc
					.sql("""
							insert into deadline_change (id, deadline_id, kind, from_due_on, to_due_on, changed_at, changed_by,
								granted_by, reason)
							values (gen_random_uuid(), :id, 'extension', :original, :due, :at, 'achan', 'coordinator',
								'Снег ещё не сошёл')
							""")
					.param("id", this.id)
					.param("original", this.original)
					.param("due", this.due)
					.param("at", at(this.original.minusDays(4)).atOffset(ZoneOffset.UTC))
					.update();
			}
			if (this.level > 0) {
				Example.this.jdbc.sql("""
						insert into escalation (deadline_id, due_on, started_at, level)
						values (:id, :due, :at, :level)
						""")
					.param("id", this.id)
					.param("due", this.due)
					.param("at", at(this.due.plusDays(1)).atOffset(ZoneOffset.UTC))
					.param("level", this.level)
					.update();
			}
			return this.id;
		}

	}

}
