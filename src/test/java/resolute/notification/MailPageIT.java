package resolute.notification;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.support.Browser;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;
import resolute.support.Scheduling.ScheduledWork;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The coordinator's page of mail and everybody's page of preferences, over HTTP. */
@IntegrationTest
class MailPageIT {

	private final Notices notices;

	private final ScheduledWork work;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final MutableClock clock;

	private final int port;

	private final Browser coordinator;

	@Autowired
	MailPageIT(Notices notices, ScheduledWork work, JdbcClient jdbc, PlatformTransactionManager transactions,
			MutableClock clock, @LocalServerPort int port) {
		this.notices = notices;
		this.work = work;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
		this.port = port;
		this.coordinator = Browser.of("coordinator", port);
	}

	@BeforeEach
	void clear() {
		this.jdbc.sql("truncate notice, mail, mail_suppression, mail_preference").update();
		this.jdbc.sql("delete from scheduled_tasks where task_name = 'mail'").update();
		this.clock.moveTo(LocalDate.of(2014, 7, 11));
	}

	@Test
	void saysWhatWillAppearWhileThereIsNothing() {
		Document page = page("/mail");
		assertThat(page.select(".empty").text()).startsWith("Писем пока нет");
		assertThat(page.select(".band").text()).startsWith("Почтовый сервер не настроен");
		assertThat(page.select("nav a[href=/mail]").text()).isEqualTo("Почта");
	}

	@Test
	void showsTheNewestFirstAndTheRestPageByPage() {
		this.jdbc
			.sql("""
					insert into mail (id, key, kind, recipient, user_id, address, name, language, role, resolution_id, number,
						level, day, created_at, state, expires_at, subject, last_error)
					select gen_random_uuid(), 'test/' || n, 'overdue', 'elban', 'elban', 'elban@example.org', 'Эльбан', 'ru',
						'executor', 'amursk-2014', case when n % 2 = 0 then '2.1' else '2.2' end, 1, '2014-07-11',
						timestamptz '2014-07-11 00:00:00Z' + n / 3 * interval '1 minute',
						case when n = 7 then 'failed' else 'sent' end, now(), 'Письмо ' || n,
						case when n = 7 then '<script>alert(1)</script>' end
					from generate_series(1, 60) n
					""")
			.update();
		Document first = page("/mail");
		assertThat(first.select("table.mails tbody tr")).hasSize(50);
		assertThat(page(first.expectFirst("table.mails th a").attr("href")).text())
			.contains("Это письмо ещё не составлено");
		assertThat(first.select("script:not([src]), style, [style], [onclick]")).isEmpty();
		Document second = page(first.expectFirst("a[rel=next]").attr("href"));
		assertThat(second.select("table.mails tbody tr")).hasSize(10);
		assertThat(second.select("a[rel=next]")).isEmpty();
		List<String> all = first.select("table.mails th a").eachText();
		all.addAll(second.select("table.mails th a").eachText());
		assertThat(all).doesNotHaveDuplicates().hasSize(60);

		Document failed = page("/mail?state=failed");
		assertThat(failed.select("table.mails tbody tr")).hasSize(1);
		assertThat(failed.select("td.state").text()).contains("▲ не ушло", "<script>alert(1)</script>");
		assertThat(failed.select("option[selected]").eachText()).contains("не ушло");
		assertThat(page("/mail?item=amursk-2014/2.1").select("table.mails tbody tr")).hasSize(30);
		assertThat(page("/mail?item=amursk-2014/1.1").select(".empty").text()).startsWith("Таких писем нет");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mail?state=lost", "/mail?item=nonsense", "/mail?before=1", "/mail?before=x_y",
			"/mail/00000000-0000-0000-0000-000000000000", "/mail/00000000-0000-0000-0000-000000000000/html" })
	void knowsNoOtherPages(String path) {
		assertThat(this.coordinator.get(path).statusCode()).isEqualTo(404);
	}

	@Test
	void showsAMailAsItWouldHaveArrived() {
		UUID mail = held();
		Document page = page("/mail/" + mail);
		assertThat(page.select("h1").text()).startsWith("Просрочено на 1 рабочий день: пункт 2.1");
		assertThat(page.select("dl.headers").text()).contains("elban@example.org", "@localhost>", "11.07 10:00");
		assertThat(page.select("pre.letter").text()).contains("Пункт 2.1", "Срок прошёл");
		assertThat(page.expectFirst("iframe").attr("sandbox")).isEmpty();
		assertThat(page.expectFirst("iframe").hasAttr("sandbox")).isTrue();
		assertThat(page.select("script:not([src]), style, [style], [onclick]")).isEmpty();

		HttpResponse<String> html = this.coordinator.get("/mail/" + mail + "/html");
		assertThat(html.headers().allValues("Content-Security-Policy")).singleElement()
			.asString()
			.startsWith("sandbox; default-src 'none'");
		assertThat(html.body()).contains("Мероприятия в поселениях");
		HttpResponse<String> entry = this.coordinator.get("/mail/" + mail + "/attachments/0");
		assertThat(entry.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
		assertThat(entry.body()).startsWith("BEGIN:VCALENDAR");
		assertThat(this.coordinator.get("/mail/" + mail + "/attachments/1").statusCode()).isEqualTo(404);
		assertThat(page("/mail/" + mail + "?lang=en").select(".band").text()).startsWith("No mail server is set");
		page("/mail?lang=ru");
	}

	@Test
	void saysWhyAMailCannotBeSentAgain() {
		UUID mail = held();
		assertThat(page("/mail/" + mail).select("details.again")).as("without a server").isEmpty();
		HttpResponse<String> answer = this.coordinator.submit("/mail/" + mail + "/send-again", Map.of());
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(page("/mail/" + mail).select(".band").text())
			.contains("Отправить нельзя: почтовый сервер не настроен");
	}

	@Test
	void letsTheCoordinatorWriteToARefusedAddressAgain() {
		this.jdbc.sql("insert into mail_suppression values ('elban@example.org', '550 no such user', now())").update();
		assertThat(page("/mail").select(".suppressions li").text()).contains("elban@example.org", "550 no such user",
				"снова писать");
		this.coordinator.submit("/mail/suppressions/lift", Map.of("address", "elban@example.org"));
		Document page = page("/mail");
		assertThat(page.select(".suppressions")).isEmpty();
		assertThat(page.select(".band").text()).contains("elban@example.org снова можно писать");
	}

	@Test
	void isClosedToSettlements() {
		UUID mail = held();
		Browser settlement = Browser.of("elban", this.port);
		for (String path : List.of("/mail", "/mail/" + mail, "/mail/" + mail + "/html",
				"/mail/" + mail + "/attachments/0")) {
			assertThat(settlement.get(path).statusCode()).as(path).isEqualTo(403);
			assertThat(new Browser(this.port).get(path).statusCode()).as(path).isEqualTo(302);
		}
		assertThat(settlement.submit("/mail/" + mail + "/send-again", Map.of()).statusCode()).isEqualTo(403);
		assertThat(settlement.submit("/mail/suppressions/lift", Map.of("address", "a@example.org")).statusCode())
			.isEqualTo(403);
	}

	@Test
	void changesPreferencesOnlyWhenItIsConfirmed() {
		this.jdbc.sql("insert into mail_preference (user_id) values ('elban')").update();
		UUID token = this.jdbc.sql("select token from mail_preference").query(UUID.class).single();
		String path = "/mail/preferences/" + token;
		Browser anybody = new Browser(this.port);
		Document page = Jsoup.parse(anybody.get(path).body());
		assertThat(page.select("h1").text()).isEqualTo("Не присылать напоминания?");
		assertThat(page.select("main").text()).contains("Эльбан", "Уведомления об уже просроченном");
		assertThat(preference("reminders")).as("after a look").isEqualTo("true");

		assertThat(anybody.submit(path, Map.of("reminders", "false")).headers().firstValue("Location"))
			.hasValueSatisfying((location) -> assertThat(location).endsWith(path + "?saved"));
		assertThat(preference("reminders")).isEqualTo("false");
		assertThat(preference("language")).isEqualTo("ru");
		assertThat(Jsoup.parse(anybody.get(path + "?saved").body()).select("main").text())
			.contains("Напоминания отключены", "Сохранено");
		anybody.submit(path, Map.of("language", "en"));
		assertThat(preference("language")).isEqualTo("en");
		assertThat(preference("reminders")).isEqualTo("false");

		assertThat(anybody.submit(path, Map.of("language", "de")).statusCode()).isEqualTo(400);
		assertThat(anybody.submit(path, Map.of("reminders", "perhaps")).statusCode()).isEqualTo(400);
		assertThat(new Browser(this.port).request("POST", path, "").statusCode()).as("without a token").isEqualTo(403);
		assertThat(preference("reminders")).isEqualTo("false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "00000000-0000-0000-0000-000000000000", "nonsense" })
	void isFriendlyToALinkThatIsNone(String token) {
		HttpResponse<String> answer = new Browser(this.port).get("/mail/preferences/" + token);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(Jsoup.parse(answer.body()).select("main").text()).contains("Ссылка не действует");
		assertThat(
				new Browser(this.port).submit("/mail/preferences/" + token, Map.of("reminders", "false")).statusCode())
			.isEqualTo(404);
	}

	/** A mail that was written and not sent, as there is no server. */
	private UUID held() {
		UUID item = UUID.randomUUID();
		this.jdbc
			.sql("""
					insert into deadline (id, task_id, resolution_id, number, organisation_id, activity_id, title,
						original_due_on, due_on, basis_on, dated_on, preliminary, opened_at, state, version)
					values (:id, cast(:id as text), 'amursk-2014', '2.1', 'settlementElban', 'userTask_report', 'Сдать отчёт',
						'2014-07-10', '2014-07-10', '2014-07-10', '2014-07-10', false, now(), 'open', 0)
					""")
			.param("id", item)
			.update();
		this.transaction.executeWithoutResult(
				(status) -> this.notices.overdue(item, LocalDate.of(2014, 7, 10), 1, this.clock.today()));
		this.work.runDue();
		return this.jdbc.sql("select id from mail where state = 'held'").query(UUID.class).single();
	}

	private String preference(String column) {
		return this.jdbc.sql("select cast(" + column + " as text) from mail_preference").query(String.class).single();
	}

	private Document page(String path) {
		HttpResponse<String> answer = this.coordinator.get(path);
		assertThat(answer.statusCode()).as(path).isEqualTo(200);
		assertThat(answer.body()).doesNotContain("??");
		return Jsoup.parse(answer.body());
	}

}
