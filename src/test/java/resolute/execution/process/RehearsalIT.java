package resolute.execution.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Date;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.support.Browser;
import resolute.support.OwnApplication;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** An application of its own, with clocks that run: twenty days from now. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "resolute.home=target/test-home-${random.uuid}", "camunda.bpm.job-execution.enabled=false",
				"db-scheduler.enabled=false", "server.address=127.0.0.1",
				"resolute.sample-password=" + Browser.PASSWORD, "resolute.admin-password=" + Browser.PASSWORD,
				"resolute.rehearsal.clock-offset=P20D" })
@OwnApplication
class RehearsalIT {

	@LocalServerPort
	private int port;

	@Autowired
	private Clock clock;

	@Autowired
	private TaskService tasks;

	@Autowired
	private JdbcClient jdbc;

	/**
	 * What the application says names the day on which it was asked, also if midnight
	 * passes meanwhile.
	 */
	private void says(Supplier<String> question, String language, UnaryOperator<String> answer) {
		String before = answer.apply(today(language));
		String said = question.get();
		assertThat(said).isIn(before, answer.apply(today(language)));
	}

	private String today(String language) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
			.withLocale(Locale.forLanguageTag(language))
			.format(LocalDate.now(this.clock));
	}

	@Test
	void theEnginesClockIsOurs() {
		assertThat(ClockUtil.getCurrentTime().toInstant()).isCloseTo(this.clock.instant(),
				within(Duration.ofSeconds(5)));
		assertThat(Duration.between(Instant.now(), this.clock.instant())).isBetween(Duration.ofDays(20).minusSeconds(5),
				Duration.ofDays(20).plusSeconds(5));
	}

	@Test
	void theEnginesRowsAndOursHaveTheSameTime() {
		Task task = this.tasks.createTaskQuery().orderByTaskCreateTime().asc().listPage(0, 1).get(0);
		Date opened = this.jdbc.sql("select opened_at from deadline where task_id = :task")
			.param("task", task.getId())
			.query(Date.class)
			.single();

		assertThat(task.getCreateTime()).isCloseTo(opened, 60_000).isAfter(Date.from(Instant.now()));
		assertThat(task.getDueDate()).isAfter(Date.from(this.clock.instant()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/calendar/years" })
	void everyPageSaysSo(String page) {
		Browser coordinator = Browser.of("coordinator", this.port);

		says(() -> banner(coordinator.get(page).body()), "ru", RehearsalIT::inRussian);
	}

	@Test
	void theSignInPageSaysSo() {
		Browser stranger = new Browser(this.port);

		says(() -> banner(stranger.get("/sign-in").body()), "ru", RehearsalIT::inRussian);
		says(() -> banner(stranger.get("/sign-in?lang=en").body()), "en",
				(today) -> "Rehearsal: the system works as if today were " + today + " (20 days later)");
	}

	@Test
	void theRefusalOfAPageSaysSo() {
		assertThat(banner(Browser.of("elban", this.port).get("/calendar/years").body())).startsWith("Репетиция");
	}

	@Test
	void theEnginesApplicationsAskAndShowIt() {
		Browser browser = Browser.of("elban", this.port);

		says(() -> browser.get("/api/rehearsal").body(), "ru", (today) -> "{\"text\":\"" + inRussian(today) + "\"}");
		assertThat(browser.get("/camunda/app/tasklist/scripts/config.js").body()).contains("js/rehearsal");
		assertThat(browser.get("/js/rehearsal.js").statusCode()).isEqualTo(200);
		assertThat(new Browser(this.port).get("/api/rehearsal").statusCode()).isEqualTo(401);
	}

	@Test
	void theConsoleSaysSo(CapturedOutput output) {
		assertThat(output).contains("РЕПЕТИЦИЯ").contains("(на 20 дн. позже)");
	}

	private static String inRussian(String today) {
		return "Репетиция: система работает так, будто сегодня " + today + " (на 20 дней позже)";
	}

	private static String banner(String page) {
		return Jsoup.parse(page).select("p.rehearsal").text();
	}

}
