package resolute.dashboard;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.deadline.ControlRules;
import resolute.deadline.ControlSettings;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.Extensions;
import resolute.deadline.Recipient;
import resolute.deadline.Watch;
import resolute.shared.ResolutionId;
import resolute.support.Browser;
import resolute.support.IntegrationTest;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of an item and the rules of control, as people reach them. */
@IntegrationTest
class ControlPagesIT {

	@LocalServerPort
	private int port;

	@Autowired
	private Office office;

	@Autowired
	private DeadlineRegister deadlines;

	@Autowired
	private Extensions extensions;

	@Autowired
	private ControlRules rules;

	@Autowired
	private Watch watch;

	@Autowired
	private JdbcClient jdbc;

	private Task task;

	private UUID item;

	private ProcessInstance work;

	@BeforeEach
	void start() {
		this.work = this.office.start("establishCoordinationCouncilProcess", "1.1");
		this.task = this.office.task(this.work, "userTask_accept");
		this.item = this.deadlines.ofTask(this.task.getId()).orElseThrow().id();
	}

	@Test
	void aPerformerFindsTheTaskAndAsksForMoreTime() {
		Browser district = Browser.of("district", this.port);
		assertThat(district.get("/items/of-task/" + this.task.getId()).headers().firstValue("Location").orElse(""))
			.endsWith("/items/" + this.item);
		String page = district.get("/items/" + this.item).body();
		assertThat(page).contains("1.1 Принять к исполнению")
			.contains("3 февраля 2014 г.")
			.contains("осталось рабочих дней: 3")
			.contains("href=\"/items/" + this.item + "/task\"")
			.contains("Попросить больше времени");

		HttpResponse<String> sent = district.submit("/items/" + this.item + "/extension",
				Map.of("wantedOn", "2014-02-14", "reason", "Ждём <b>прокуратуру</b>"));

		assertThat(sent.statusCode()).isEqualTo(302);
		assertThat(this.extensions.of(this.item)).singleElement()
			.satisfies((request) -> assertThat(request.requestedBy()).isEqualTo("district"));
		assertThat(this.office.open(this.work)).contains("userTask_decideExtension");
		assertThat(district.get("/items/" + this.item).body()).contains("ждёт решения")
			.contains("Ждём &lt;b&gt;прокуратуру&lt;/b&gt;")
			.doesNotContain("Отправить запрос");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			2014-02-03, Не успеваем, Новый срок должен быть позже нынешнего
			2014-01-01, Не успеваем, Новый срок должен быть позже сегодняшнего дня
			2024-01-01, Не успеваем, Срок продлевают не больше чем на год
			завтра, Не успеваем, 'Выберите день, до которого нужно продлить срок'
			2014-02-14, ' ', Объясните
			""")
	void aRequestThatDoesNotHoldIsKeptAndExplained(String wanted, String reason, String explanation) {
		Browser district = Browser.of("district", this.port);

		district.submit("/items/" + this.item + "/extension", Map.of("wantedOn", wanted, "reason", reason));

		String page = district.get("/items/" + this.item).body();
		assertThat(page).contains(explanation).contains(reason.strip());
		assertThat(this.extensions.of(this.item)).isEmpty();
	}

	@Test
	void toOthersTheItemDoesNotExist() {
		Browser elban = Browser.of("elban", this.port);

		assertThat(elban.get("/items/" + this.item).statusCode()).isEqualTo(404);
		assertThat(
				elban.submit("/items/" + this.item + "/extension", Map.of("wantedOn", "2014-02-14", "reason", "Хочу"))
					.statusCode())
			.isEqualTo(404);
		HttpResponse<String> stale = elban.get("/items/" + UUID.randomUUID());
		assertThat(stale.statusCode()).isEqualTo(404);
		assertThat(stale.body()).as("a page for people").contains("Страница не найдена");
		assertThat(elban.get("/items/of-task/none").statusCode()).isEqualTo(404);
		assertThat(elban.get("/control/rules").statusCode()).isEqualTo(403);
		assertThat(this.extensions.of(this.item)).isEmpty();
	}

	@Test
	void theCoordinatorSeesTheItemAndAsksNobodyForTime() {
		Browser coordinator = Browser.of("coordinator", this.port);

		assertThat(coordinator.get("/items/" + this.item).body()).contains("1.1 Принять к исполнению")
			.doesNotContain("Отправить запрос");
		assertThat(coordinator
			.submit("/items/" + this.item + "/extension", Map.of("wantedOn", "2014-02-14", "reason", "Хочу"))
			.statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "coordinator", "district" })
	void nobodySetsADueDateOverTheEngineApi(String user) {
		Browser browser = Browser.of(user, this.port);

		HttpResponse<String> answer = browser.request("PUT", Browser.ENGINE + "/task/" + this.task.getId(),
				"{\"name\":\"Другое\",\"due\":\"2014-06-01T00:00:00.000+0000\"}");

		assertThat(answer.statusCode()).isIn(400, 403);
		assertThat(this.deadlines.find(this.item).orElseThrow().dueOn()).isEqualTo("2014-02-03");
		assertThat(this.office.task(this.work, "userTask_accept").getDueDate()).isEqualTo(this.task.getDueDate());
	}

	@Test
	void theCoordinatorChangesTheRulesAndTheirHistoryStays() {
		Browser coordinator = Browser.of("coordinator", this.port);
		int versions = this.rules.history().size();
		ControlSettings general = this.rules.of(new ResolutionId(this.office.newResolution()));

		assertThat(coordinator.submit("/control/rules", form("7, 2", "2", "4", "8")).statusCode()).isEqualTo(302);

		ControlSettings settings = this.rules.of(new ResolutionId(this.office.newResolution()));
		assertThat(settings.reminderDays()).containsExactly(7, 2);
		assertThat(settings.levels()).extracting(ControlSettings.Level::after).containsExactly(2, 4, 8);
		assertThat(settings.level(3).recipients()).containsExactly(Recipient.COORDINATOR);
		assertThat(this.rules.history()).hasSize(versions + 1);
		assertThat(coordinator.get("/control/rules").body()).contains("Образец: координатор").contains("7, 2");
		this.rules.change(Optional.empty(), general, "coordinator");
	}

	@Test
	void aResolutionCanHaveRulesOfItsOwn() {
		Browser coordinator = Browser.of("coordinator", this.port);
		Map<String, String> own = new HashMap<>(form("10", "1", "2", "3"));
		own.put("resolution", "amursk-2014");

		coordinator.submit("/control/rules", own);

		assertThat(this.rules.of(new ResolutionId("amursk-2014")).reminderDays()).containsExactly(10);
		assertThat(this.rules.of(new ResolutionId(this.office.newResolution())).reminderDays()).containsExactly(5, 1);
		assertThat(coordinator.get("/control/rules?resolution=nowhere").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			'5, x', 1, 3, 10, Введите до 5 разных чисел
			'5, 5', 1, 3, 10, Введите до 5 разных чисел
			'1,2,3,4,5,6', 1, 3, 10, Введите до 5 разных чисел
			'5', 3, 3, 10, Каждый следующий уровень
			'5', 1, 3, 2, Каждый следующий уровень
			'5', 0, 3, 10, Введите целое число от 1 до 90
			'5', '', 3, 10, Введите целое число от 1 до 90
			'5', 1, 3, 99999999999, Введите целое число от 1 до 90
			""")
	void rulesThatMakeNoSenseAreRefusedAndKept(String reminders, String first, String second, String third,
			String explanation) {
		Browser coordinator = Browser.of("coordinator", this.port);
		List<ControlRules.Version> before = this.rules.history();

		HttpResponse<String> answer = coordinator.submit("/control/rules", form(reminders, first, second, third));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("Ничего не сохранено").contains(explanation).contains(reminders);
		assertThat(this.rules.history()).isEqualTo(before);
	}

	@Test
	void aLevelTellsSomebody() {
		Browser coordinator = Browser.of("coordinator", this.port);
		Map<String, String> nobody = new HashMap<>(form("5", "1", "3", "10"));
		nobody.remove("recipients2");

		assertThat(coordinator.submit("/control/rules", nobody).body()).contains("Отметьте хотя бы одного получателя");
	}

	@Test
	void newRulesHoldForWhatIsOpen() {
		this.office.clock().moveTo(LocalDate.of(2014, 2, 4));
		ResolutionId resolution = new ResolutionId(this.work.getBusinessKey().split("/")[0]);
		this.jdbc.sql("""
				insert into resolution (id, title, adopted_on, venue, preamble, process_id)
				values (:id, 'Образец', '2014-01-28', '', '', 'none')
				""").param("id", resolution.value()).update();
		ControlSettings settings = this.rules.of(resolution);
		this.rules.change(Optional.of(resolution),
				new ControlSettings(List.of(5),
						List.of(new ControlSettings.Level(3, settings.level(1).recipients()),
								new ControlSettings.Level(5, settings.level(2).recipients()), settings.level(3)),
						5, 3),
				"coordinator");

		this.watch.look();
		assertThat(escalated()).isZero();
		this.office.clock().moveTo(LocalDate.of(2014, 2, 6));
		this.watch.look();
		assertThat(escalated()).isOne();
	}

	private int escalated() {
		return this.jdbc.sql("select count(*) from escalation where deadline_id = :item")
			.param("item", this.item)
			.query(Integer.class)
			.single();
	}

	private static Map<String, String> form(String reminders, String first, String second, String third) {
		return Map.of("resolution", "", "reminderDays", reminders, "after1", first, "recipients1", "executor", "after2",
				second, "recipients2", "coordinator", "after3", third, "recipients3", "coordinator", "askBefore", "5",
				"headDecidesFrom", "3");
	}

}
