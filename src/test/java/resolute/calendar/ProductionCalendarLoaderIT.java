package resolute.calendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class ProductionCalendarLoaderIT {

	private static final String MIGRATION = "db/migration/V3__production_calendar.sql";

	private static final Instant MID_2025 = Instant.parse("2025-07-01T00:00:00Z");

	private static EmbeddedPostgres postgres;

	private DataSource database;

	private JdbcClient jdbc;

	@BeforeAll
	static void startPostgres() throws IOException {
		postgres = EmbeddedPostgres.builder().start();
	}

	@AfterAll
	static void stopPostgres() throws IOException {
		postgres.close();
	}

	@BeforeEach
	void createTables() throws IOException {
		this.database = postgres.getPostgresDatabase();
		this.jdbc = JdbcClient.create(this.database);
		this.jdbc.sql("drop schema public cascade").update();
		this.jdbc.sql("create schema public").update();
	}

	private void migrate() throws IOException {
		this.jdbc.sql(migration()).update();
	}

	private static String migration() throws IOException {
		return content(MIGRATION);
	}

	private static String content(String resource) throws IOException {
		return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
	}

	@Test
	void addsTheShippedYears() throws IOException {
		migrate();

		ProductionCalendar calendar = loaderAt(MID_2025).load();

		assertThat(this.jdbc.sql("select year from calendar_year order by year").query(Integer.class).list())
			.containsExactly(2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
		assertThat(storedDays()).containsExactlyInAnyOrderElementsOf(CalendarCsv.shipped());
		assertThat(this.jdbc.sql("select distinct loaded_at from calendar_year").query(Timestamp.class).single())
			.isEqualTo(Timestamp.from(MID_2025));
		assertThat(calendar.isLoaded(2014)).isTrue();
		assertThat(calendar.isWorkingDay(LocalDate.of(2024, 4, 27))).isTrue();
		assertThat(calendar.isWorkingDay(LocalDate.of(2024, 4, 30))).isFalse();
	}

	@Test
	void addsNothingTheSecondTime() throws IOException {
		migrate();
		loaderAt(MID_2025).load();

		ProductionCalendar calendar = loaderAt(MID_2025.plusSeconds(60)).load();

		assertThat(storedDays()).hasSize(344);
		assertThat(this.jdbc.sql("select max(loaded_at) from calendar_year").query(Timestamp.class).single())
			.isEqualTo(Timestamp.from(MID_2025));
		assertThat(calendar.isLoaded(2026)).isTrue();
	}

	@Test
	void leavesAYearAloneThatIsThere() throws IOException {
		migrate();
		this.jdbc.sql("insert into calendar_year values (2024, 'own.csv', now()), (2027, 'own.csv', now())").update();
		this.jdbc.sql("insert into calendar_day (day, kind) values ('2024-07-01', 'off'), ('2027-05-10', 'off')")
			.update();

		ProductionCalendar calendar = loaderAt(MID_2025).load();

		assertThat(storedDays()).filteredOn((day) -> day.day().getYear() == 2024)
			.containsExactly(new CalendarDay(LocalDate.of(2024, 7, 1), DayKind.OFF, null, null));
		assertThat(this.jdbc.sql("select source from calendar_year where year = 2024").query(String.class).single())
			.isEqualTo("own.csv");
		assertThat(calendar.isWorkingDay(LocalDate.of(2024, 7, 1))).isFalse();
		assertThat(calendar.isWorkingDay(LocalDate.of(2024, 4, 27))).isFalse();
		assertThat(calendar.isWorkingDay(LocalDate.of(2025, 11, 1))).isTrue();
		assertThat(calendar.isWorkingDay(LocalDate.of(2027, 5, 10))).isFalse();
		assertThat(calendar.isLoaded(2027)).isTrue();
	}

	@Test
	void addsEachYearOnceWhenNodesStartTogether() throws Exception {
		migrate();
		ExecutorService nodes = Executors.newFixedThreadPool(4);
		try {
			Callable<ProductionCalendar> load = () -> loaderAt(MID_2025).load();

			for (Future<ProductionCalendar> calendar : nodes.invokeAll(List.of(load, load, load, load))) {
				assertThat(calendar.get().isLoaded(2014)).isTrue();
				assertThat(calendar.get().isLoaded(2026)).isTrue();
			}
		}
		finally {
			nodes.shutdown();
		}

		assertThat(storedDays()).hasSize(344);
	}

	@Test
	void warnsOnceWhenNextYearIsMissing(CapturedOutput output) throws IOException {
		migrate();
		// 1 January 2026 in Vladivostok, still 2025 in UTC.
		loaderAt(Instant.parse("2025-12-31T14:00:00Z")).load();

		assertThat(warnings(output)).singleElement().asString().contains("The production calendar has no [2027]");
	}

	@Test
	void warnsOnceWhenBothYearsAreMissing(CapturedOutput output) throws IOException {
		migrate();
		loaderAt(Instant.parse("2027-01-15T00:00:00Z")).load();

		assertThat(warnings(output)).singleElement().asString().contains("The production calendar has no [2027, 2028]");
	}

	@Test
	void doesNotWarnWhileBothYearsAreThere(CapturedOutput output) throws IOException {
		migrate();
		loaderAt(Instant.parse("2025-12-31T13:59:59Z")).load();

		assertThat(warnings(output)).isEmpty();
	}

	@Test
	void storesNoDayOfAYearThatIsNotThere() throws IOException {
		migrate();

		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
				() -> this.jdbc.sql("insert into calendar_day (day, kind) values ('2027-05-10', 'off')").update());
	}

	@Test
	void isThereForOtherBeansOnceFlywayHasRun(@TempDir Path migrations) throws IOException {
		// Only V3: the other migrations are not of this module.
		Files.writeString(migrations.resolve("V3__production_calendar.sql"), migration());

		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JdbcTemplateAutoConfiguration.class,
					JdbcClientAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
					TransactionAutoConfiguration.class, FlywayAutoConfiguration.class))
			.withBean(DataSource.class, () -> this.database)
			.withBean(Clock.class, () -> clockAt(MID_2025))
			.withUserConfiguration(CalendarModule.class)
			.withPropertyValues("spring.flyway.locations=filesystem:" + migrations, "resolute.calendar.roll=following")
			.run((context) -> {
				WorkingDays workingDays = context.getBean(WorkingDays.class);
				assertThat(workingDays.roll(LocalDate.of(2024, 11, 3))).isEqualTo(LocalDate.of(2024, 11, 5));
				assertThat(storedDays()).hasSize(344);
			});
	}

	@Test
	void anotherNodeNoticesAYearThatIsLoaded() throws IOException {
		migrate();
		this.jdbc.sql(content("db/migration/V18__calendar_uploads.sql")).update();
		Node one = new Node();
		Node other = new Node();
		LocalDate day = LocalDate.of(2027, 5, 10);
		byte[] file = "date,kind,name,moved_from\n2027-05-10,off,,\n".getBytes(StandardCharsets.UTF_8);

		UUID upload = one.transaction
			.execute((status) -> one.years.stage("C:\\Мои\u202e файлы\\2027.csv", file, "admin"));
		assertThat(one.years.find(upload)).hasValueSatisfying((change) -> {
			assertThat(change.fileName()).isEqualTo("2027.csv");
			assertThat(change.affectedYears()).containsExactly(2027);
			assertThat(change.wouldBe().isWorkingDay(day)).isFalse();
		});
		assertThat(one.workingDays.isWorkingDay(day)).isTrue();

		one.transaction.execute((status) -> {
			one.years.apply(upload, "admin");
			assertThat(one.workingDays.isWorkingDay(day)).as("before it is committed").isTrue();
			status.setRollbackOnly();
			return status;
		});
		other.refresh.look();
		assertThat(one.workingDays.isWorkingDay(day)).isTrue();
		assertThat(other.workingDays.isWorkingDay(day)).isTrue();

		one.transaction.execute((status) -> one.years.apply(upload, "admin"));
		assertThat(one.workingDays.isWorkingDay(day)).isFalse();
		assertThat(one.workingDays.isPreliminary(2027)).isFalse();
		assertThat(other.workingDays.isWorkingDay(day)).isTrue();
		other.refresh.look();
		assertThat(other.workingDays.isWorkingDay(day)).isFalse();
		assertThat(one.years.loaded().get(0)).satisfies((year) -> {
			assertThat(year.year()).isEqualTo(2027);
			assertThat(year.source()).contains("2027.csv");
			assertThat(year.loadedBy()).contains("admin");
			assertThat(year.listedDays()).isOne();
		});
		assertThat(one.years.history()).singleElement()
			.satisfies((load) -> assertThat(load.years()).containsExactly(2027));
		Optional<CalendarChange> again = other.transaction.execute((status) -> other.years.apply(upload, "admin"));
		assertThat(again).as("the same file a second time").isEmpty();
	}

	@Test
	void forgetsAFileThatNobodyDecidesAbout() throws IOException {
		migrate();
		this.jdbc.sql(content("db/migration/V18__calendar_uploads.sql")).update();
		Node node = new Node();
		byte[] file = "date,kind,name,moved_from\n2027-05-10,off,,\n".getBytes(StandardCharsets.UTF_8);
		UUID old = node.years.stage("old.csv", file, "admin");
		this.jdbc.sql("update calendar_upload set uploaded_at = uploaded_at - interval '25 hours'").update();

		UUID young = node.years.stage("", file, "admin");

		assertThat(node.years.find(old)).isEmpty();
		assertThat(node.years.find(young)).hasValueSatisfying((change) -> assertThat(change.fileName()).isNotBlank());
		node.years.discard(young);
		assertThat(node.years.find(young)).isEmpty();
		assertThat(this.jdbc.sql("select count(*) from calendar_upload_day").query(Long.class).single()).isZero();
	}

	private static List<String> warnings(CapturedOutput output) {
		return output.getAll()
			.lines()
			.filter((line) -> line.contains("WARN") && line.contains("ProductionCalendarLoader"))
			.toList();
	}

	private List<CalendarDay> storedDays() {
		return this.jdbc.sql("select * from calendar_day")
			.query((row, number) -> new CalendarDay(row.getObject("day", LocalDate.class),
					DayKind.fromCode(row.getString("kind")), row.getString("name"),
					row.getObject("moved_from", LocalDate.class)))
			.list();
	}

	private ProductionCalendarLoader loaderAt(Instant now) {
		return new ProductionCalendarLoader(this.jdbc, clockAt(now));
	}

	private static Clock clockAt(Instant now) {
		return Clock.fixed(now, ZoneId.of("Asia/Vladivostok"));
	}

	/** The calendar of one node of a cluster. */
	private final class Node {

		private final TransactionTemplate transaction = new TransactionTemplate(
				new DataSourceTransactionManager(ProductionCalendarLoaderIT.this.database));

		private final WorkingDays workingDays;

		private final CalendarRefresh refresh;

		private final CalendarYears years;

		Node() {
			JdbcClient jdbc = ProductionCalendarLoaderIT.this.jdbc;
			ProductionCalendarLoader loader = loaderAt(MID_2025);
			this.workingDays = new WorkingDays(loader.load(), Roll.PRECEDING);
			this.refresh = new CalendarRefresh(jdbc, loader, this.workingDays);
			this.years = new CalendarYears(jdbc, loader, this.refresh, this.workingDays,
					new CalendarProperties(Roll.PRECEDING), clockAt(MID_2025));
		}

	}

	@EnableConfigurationProperties(CalendarProperties.class)
	@Import({ CalendarConfiguration.class, ProductionCalendarLoader.class })
	static class CalendarModule {

	}

}
