package resolute.dashboard;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.camunda.bpm.engine.TaskService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import resolute.calendar.WorkingDays;
import resolute.support.Browser;
import resolute.support.HttpTest;
import resolute.support.MutableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class CalendarYearsPageIT {

	private static final String PAGE = "/calendar/years";

	private static final String UPLOADS = PAGE + "/uploads";

	private static final String HEADER = "date,kind,name,moved_from\n";

	private static final String DUE = """
			select id, task_id, title, basis_on, basis_working_days, due_on, due_sequence, watch_on from deadline
			""";

	private static final LocalDate LAUNCH = LocalDate.of(2014, 1, 29);

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private WorkingDays workingDays;

	@Autowired
	private TaskService tasks;

	@Autowired
	private MutableClock clock;

	@BeforeEach
	void onTheDayOfTheLaunch() {
		this.clock.moveTo(LAUNCH);
	}

	@Test
	void theCoordinatorLooksAndDoesNotLoad() {
		Browser coordinator = Browser.of("coordinator", this.port);
		Document page = page(coordinator.get(PAGE));

		assertThat(page.select("#loaded tbody tr")).hasSizeGreaterThanOrEqualTo(13);
		assertThat(row(page, "2025").text()).contains("2025 247").contains("вместе с программой");
		assertThat(page.select("input[type=file]")).isEmpty();
		assertThat(page.select(".message")).isEmpty();
		assertThat(page.select("header nav a[href=/calendar/years]")).hasSize(1);
		assertThat(page.text()).doesNotContain("??");
		assertThat(page(coordinator.get(PAGE + "?lang=en")).text()).contains("Production calendar", "Loaded years")
			.doesNotContain("??");
		assertThat(coordinator.submitFile(UPLOADS, "y.csv", csv("2014-02-03,off,,")).statusCode()).isEqualTo(403);
		assertThat(coordinator.submit(UPLOADS + "/" + UUID.randomUUID() + "/confirm", Map.of()).statusCode())
			.isEqualTo(403);
		assertThat(coordinator.submit(UPLOADS + "/" + UUID.randomUUID() + "/cancel", Map.of()).statusCode())
			.isEqualTo(403);
	}

	@Test
	void aSettlementDoesNotComeIn() {
		Browser settlement = Browser.of("elban", this.port);

		assertThat(settlement.get(PAGE).statusCode()).isEqualTo(403);
		assertThat(settlement.get(UPLOADS + "/" + UUID.randomUUID()).statusCode()).isEqualTo(403);
		assertThat(settlement.submitFile(UPLOADS, "y.csv", csv("2014-02-03,off,,")).statusCode()).isEqualTo(403);
		assertThat(new Browser(this.port).get(PAGE).statusCode()).isEqualTo(302);
	}

	@Test
	void aForgedUploadIsRefused() {
		Browser admin = Browser.of("admin", this.port);

		HttpResponse<String> answer = admin.send(admin.to(UPLOADS)
			.header("Content-Type", "multipart/form-data; boundary=boundary")
			.POST(HttpRequest.BodyPublishers.ofString("--boundary\r\nContent-Disposition: form-data; name=\"file\"; "
					+ "filename=\"y.csv\"\r\n\r\n" + HEADER + "2014-02-03,off,,\r\n--boundary--\r\n")));

		assertThat(answer.statusCode()).isEqualTo(403);
	}

	@Test
	void warnsOfAYearThatIsMissingWhereTheCoordinatorSeesIt() {
		this.clock.moveTo(LocalDate.of(2026, 11, 23));
		Browser coordinator = Browser.of("coordinator", this.port);

		assertThat(page(coordinator.get(PAGE)).select(".message.warning").text())
			.startsWith("Производственный календарь на 2027 год не загружен");
		assertThat(page(coordinator.get("/")).select(".message.warning").text())
			.startsWith("Производственный календарь на 2027 год не загружен");
		assertThat(page(coordinator.get("/")).select(".message.warning a").attr("href")).isEqualTo(PAGE);

		this.clock.moveTo(LocalDate.of(2027, 1, 11));
		assertThat(page(Browser.of("coordinator", this.port).get(PAGE)).select(".message.warning").eachText())
			.hasSize(2)
			.anySatisfy((text) -> assertThat(text).contains("2027"))
			.anySatisfy((text) -> assertThat(text).contains("2028"));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					date,kind~2014-01-01,off                         | Строка 1: первой строкой должно быть date,kind,name,moved_from
					date,kind,name,moved_from~2014-02-30,off,,       | Строка 2: «2014-02-30» — не дата
					date,kind,name,moved_from~2014-02-03,выходной,,  | Строка 2: вид дня — off, short или working, а не «выходной»
					date,kind,name,moved_from~2014-02-03,off         | Строка 2: значений 2, а должно быть 4
					date,kind,name,moved_from                        | Строка 1: в файле нет ни одного дня
					<calendar year="2014"><day d="02.30" t="1"/></calendar>     | позиция 45: «02.30» — не дата
					<calendar year="2014"><day d="02.03" t="5"/></calendar>     | тип дня (t) — 1, 2 или 3, а не «5»
					<!DOCTYPE calendar><calendar year="2014"/>       | объявление DOCTYPE и сущности не допускаются
					<calendar year="2014"><day                       | XML составлен неверно
					""")
	void saysInTheReadersLanguageWhatIsWrongWithAFile(String content, String problem) {
		Browser admin = Browser.of("admin", this.port);
		long before = uploads();

		HttpResponse<String> answer = admin.submitFile(UPLOADS, "y.csv",
				content.strip().replace('~', '\n').getBytes(StandardCharsets.UTF_8));

		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(page(answer).select(".message.bad").text()).contains("Файл не принят, ничего не изменено.")
			.contains(problem);
		assertThat(page(answer).select("input[type=file]")).hasSize(1);
		assertThat(uploads()).isEqualTo(before);
	}

	@Test
	void saysItInEnglishToo() {
		Browser admin = Browser.of("admin", this.port);
		admin.get(PAGE + "?lang=en");

		assertThat(page(admin.submitFile(UPLOADS, "y.csv", csv("2014-02-30,off,,"))).select(".message.bad").text())
			.contains("Line 2: “2014-02-30” is not a date");
		assertThat(page(admin.submitFile(UPLOADS, "y.xml", "<calendar".getBytes(StandardCharsets.UTF_8)))
			.select(".message.bad")
			.text()).contains("not well-formed");
	}

	@Test
	void refusesAFileThatIsTooLargeOrEmpty() {
		Browser admin = Browser.of("admin", this.port);

		for (int size : List.of((1 << 20) + 1, (20 << 20) + 1000)) {
			HttpResponse<String> large = admin.submitFile(UPLOADS, "y.csv", new byte[size]);
			assertThat(large.statusCode()).isEqualTo(422);
			assertThat(page(large).select(".message.bad").text()).contains("файл больше 1 МБ");
		}
		assertThat(page(admin.submitFile(UPLOADS, "y.csv", new byte[0])).select(".message.bad").text())
			.contains("Файл не выбран или пуст");
		assertThat(page(admin.submit(UPLOADS, Map.of())).select(".message.bad").text())
			.contains("Файл не выбран или пуст");
	}

	@Test
	void showsWhatChangesAndChangesItWhenToldTo() throws Exception {
		Browser admin = Browser.of("admin", this.port);
		Due due = someDue();
		LocalDate moved = this.workingDays.plus(due.dueOn(), 1);

		String preview = staged(admin, "2014 год.csv", year2014With(due.dueOn() + ",off,Субботник,"));
		Document page = page(admin.get(preview));

		assertThat(page.select("h1").text()).isEqualTo("Что изменит файл «2014 год.csv»");
		assertThat(page.select("section[id=y2014] tbody tr").text()).contains("рабочий", "выходной", "Субботник");
		assertThat(page.select("section[id=y2014]").text()).contains("Рабочих дней: было 247, станет 246");
		assertThat(page.select("section[aria-labelledby=deadlines] tbody tr")).hasSizeGreaterThanOrEqualTo(1)
			.allSatisfy((row) -> assertThat(row.select("time").eachAttr("datetime"))
				.containsExactly(due.dueOn().toString(), moved.toString()));
		assertThat(page.select("section[aria-labelledby=deadlines] tbody").text()).contains(due.title());
		assertThat(page.text()).doesNotContain("??");
		assertThat(this.workingDays.isWorkingDay(due.dueOn())).isTrue();
		assertThat(due(due.task()).dueOn()).isEqualTo(due.dueOn());

		HttpResponse<String> answer = admin.submit(preview + "/confirm", Map.of("seen", seen(page)));

		assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(endsWith(PAGE));
		Document list = page(admin.get(PAGE));
		assertThat(list.select(".message.good").text()).startsWith("Загружено: 2014. Сдвинут");
		assertThat(row(list, "2014").text()).contains("246", "2014 год.csv", "admin");
		assertThat(list.select("#history").text()).contains("2014 год.csv", "admin", "29.01.2014 10:00");
		assertThat(this.workingDays.isWorkingDay(due.dueOn())).isFalse();
		Due after = due(due.task());
		assertThat(after.dueOn()).isEqualTo(moved);
		assertThat(after.sequence()).isEqualTo(due.sequence() + 1);
		assertThat(after.watchOn()).isEqualTo(LAUNCH);
		assertThat(this.tasks.createTaskQuery().taskId(due.task()).singleResult().getDueDate())
			.isEqualTo(Date.from(moved.atTime(23, 59, 59).atZone(this.clock.getZone()).toInstant()));
		assertThat(this.jdbc.sql("""
				select kind || ' ' || from_due_on || ' ' || to_due_on || ' ' || changed_by || ' ' || reason
				from deadline_change where deadline_id = :id
				""").param("id", due.id()).query(String.class).list()).contains("calendar " + due.dueOn() + " " + moved
				+ " admin Загружен производственный календарь (2014), файл «2014 год.csv»");

		assertThat(admin.submit(preview + "/confirm", Map.of("seen", seen(page))).statusCode()).isEqualTo(302);
		assertThat(page(admin.get(PAGE)).select(".message.bad").text()).startsWith("Этого файла больше нет");
		assertThat(due(due.task()).sequence()).isEqualTo(after.sequence());

		String back = staged(admin, "назад.csv", year2014With(""));
		admin.submit(back + "/confirm", Map.of("seen", seen(page(admin.get(back)))));
		assertThat(due(due.task()).dueOn()).isEqualTo(due.dueOn());
		assertThat(this.workingDays.isWorkingDay(due.dueOn())).isTrue();
		assertThat(page(admin.get(staged(admin, "назад.csv", year2014With("")))).select("form[action$=confirm]"))
			.as("a file that changes nothing")
			.isEmpty();
	}

	@Test
	void forgetsAFileThatIsNotWanted() throws Exception {
		Browser admin = Browser.of("admin", this.port);
		Due due = someDue();
		long before = uploads();
		String preview = staged(admin, "y.csv", year2014With(due.dueOn() + ",off,,"));
		assertThat(uploads()).isEqualTo(before + 1);

		assertThat(admin.submit(preview + "/cancel", Map.of()).statusCode()).isEqualTo(302);

		assertThat(page(admin.get(PAGE)).select(".message.good").text()).contains("ничего не изменено");
		assertThat(uploads()).isEqualTo(before);
		assertThat(due(due.task())).isEqualTo(due);
		assertThat(this.workingDays.isWorkingDay(due.dueOn())).isTrue();
		assertThat(admin.get(preview).statusCode()).isEqualTo(302);
	}

	@Test
	void loadsNothingElseThanWasSeen() throws Exception {
		Browser admin = Browser.of("admin", this.port);
		Due due = someDue();
		LocalDate earlier = this.workingDays.minus(due.dueOn(), 1);
		String preview = staged(admin, "y.csv", year2014With(due.dueOn() + ",off,,"));
		String seen = seen(page(admin.get(preview)));
		// Somebody has more time by now.
		this.jdbc.sql("update deadline set basis_on = :day, basis_working_days = null, due_on = :day where id = :id")
			.param("day", earlier)
			.param("id", due.id())
			.update();

		HttpResponse<String> answer = admin.submit(preview + "/confirm", Map.of("seen", seen));

		assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(endsWith(preview));
		assertThat(this.workingDays.isWorkingDay(due.dueOn())).isTrue();
		assertThat(this.jdbc.sql("select count(*) from calendar_day where day = :day")
			.param("day", due.dueOn())
			.query(Long.class)
			.single()).isZero();
		Document anew = page(admin.get(preview));
		assertThat(anew.select(".message.bad").text()).startsWith("Пока вы смотрели");
		assertThat(seen(anew)).isNotEqualTo(seen);
		assertThat(page(admin.get(preview)).select(".message.bad")).as("said once").isEmpty();

		// Somebody else loads the same year meanwhile.
		String other = staged(admin, "other.csv", year2014With(due.dueOn() + ",short,,"));
		admin.submit(other + "/confirm", Map.of("seen", seen(page(admin.get(other)))));
		assertThat(admin.submit(preview + "/confirm", Map.of("seen", seen(anew))).headers().firstValue("Location"))
			.hasValueSatisfying(endsWith(preview));
		assertThat(page(admin.get(preview)).select("section[id=y2014] tbody tr").text()).contains("сокращённый");

		admin.submit(preview + "/confirm", Map.of("seen", seen(page(admin.get(preview)))));
		assertThat(this.workingDays.isWorkingDay(due.dueOn())).isFalse();
		String back = staged(admin, "back.csv", year2014With(""));
		admin.submit(back + "/confirm", Map.of("seen", seen(page(admin.get(back)))));
		restore(due);
	}

	@Test
	void aYearThatIsLoadedIsNoLongerPreliminary() {
		Browser admin = Browser.of("admin", this.port);
		Due due = someDue();
		this.jdbc.sql("""
				update deadline set basis_on = '2030-01-09', basis_working_days = 5, due_on = '2030-01-16',
					preliminary = true where id = :id
				""").param("id", due.id()).update();
		String xml = """
				<calendar year="2030" lang="ru" country="ru">
				<holidays><holiday id="1" title="Новогодние каникулы"/></holidays>
				<days>
				<day d="01.01" t="1" h="1"/><day d="01.02" t="1" h="1"/><day d="01.03" t="1" h="1"/>
				<day d="01.04" t="1" h="1"/><day d="01.07" t="1" h="1"/><day d="01.08" t="1" h="1"/>
				</days></calendar>
				""";

		String preview = staged(admin, "2030.xml", xml.getBytes(StandardCharsets.UTF_8));
		Document page = page(admin.get(preview));
		assertThat(page.select("section[id=y2030]").text()).contains("Год ещё не загружен")
			.contains("Проверьте файл")
			.contains("01.05.2030", "12.06.2030")
			.doesNotContain("01.01.2030");
		assertThat(page.select("section[aria-labelledby=deadlines]").text()).contains("Ни один открытый срок");
		admin.submit(preview + "/confirm", Map.of("seen", seen(page)));

		assertThat(page(admin.get(PAGE)).select(".message.good").text())
			.isEqualTo("Загружено: 2030. Ни один срок не сдвинулся.");
		assertThat(this.workingDays.isPreliminary(2030)).isFalse();
		assertThat(this.jdbc.sql("select preliminary from deadline where id = :id")
			.param("id", due.id())
			.query(Boolean.class)
			.single()).isFalse();

		String later = staged(admin, "2030.xml",
				xml.replace("</days>", "<day d=\"01.09\" t=\"1\"/></days>")
					.replace("<day d=\"01.08\" t=\"1\" h=\"1\"/>", "")
					.replace("</days>", "<day d=\"01.10\" t=\"1\"/></days>")
					.getBytes(StandardCharsets.UTF_8));
		assertThat(page(admin.get(later)).select("section[aria-labelledby=deadlines] time").eachAttr("datetime"))
			.as("five working days after 9 January, of which 10 January is none now")
			.containsExactly("2030-01-16", "2030-01-17");
		admin.submit(later + "/cancel", Map.of());
		restore(due);
	}

	private static Consumer<String> endsWith(String path) {
		return (location) -> assertThat(location).endsWith(path);
	}

	private String staged(Browser admin, String name, byte[] content) {
		HttpResponse<String> answer = admin.submitFile(UPLOADS, name, content);
		assertThat(answer.statusCode()).as(() -> page(answer).select(".message").text()).isEqualTo(302);
		String location = answer.headers().firstValue("Location").orElseThrow();
		return location.substring(location.indexOf(UPLOADS));
	}

	private static byte[] csv(String lines) {
		return (HEADER + lines + "\n").getBytes(StandardCharsets.UTF_8);
	}

	/** The year as shipped, and a line. */
	private static byte[] year2014With(String line) throws Exception {
		StringBuilder lines = new StringBuilder(HEADER);
		new ClassPathResource("calendar/production-calendar-ru.csv").getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((shipped) -> shipped.startsWith("2014"))
			.forEach((shipped) -> lines.append(shipped).append('\n'));
		return lines.append(line).append('\n').toString().getBytes(StandardCharsets.UTF_8);
	}

	private static Document page(HttpResponse<String> answer) {
		return Jsoup.parse(answer.body());
	}

	private static Element row(Document page, String year) {
		return page.expectFirst("#loaded tbody tr:has(th:containsOwn(" + year + "))");
	}

	private static String seen(Document preview) {
		return preview.expectFirst("input[name=seen]").attr("value");
	}

	private long uploads() {
		return this.jdbc.sql("select count(*) from calendar_upload where applied_at is null")
			.query(Long.class)
			.single();
	}

	/** An open deadline some working days after the launch, in the middle of a week. */
	private Due someDue() {
		return this.jdbc.sql(DUE + """
				where state = 'open' and basis_working_days > 0 and extract(isodow from due_on) between 1 and 4
					and not exists (select from calendar_day where day between due_on - 1 and due_on + 1)
				order by due_on, id limit 1
				""").query(Due.class).single();
	}

	private Due due(String task) {
		return this.jdbc.sql(DUE + "where task_id = :task").param("task", task).query(Due.class).single();
	}

	private void restore(Due due) {
		this.jdbc.sql("""
				update deadline set basis_on = :basis, basis_working_days = :workingDays, due_on = :due,
					preliminary = false where id = :id
				""")
			.param("basis", due.basisOn())
			.param("workingDays", due.basisWorkingDays())
			.param("due", due.dueOn())
			.param("id", due.id())
			.update();
	}

	record Due(UUID id, String taskId, String title, LocalDate basisOn, int basisWorkingDays, LocalDate dueOn,
			int dueSequence, LocalDate watchOn) {

		String task() {
			return this.taskId;
		}

		int sequence() {
			return this.dueSequence;
		}

	}

}
