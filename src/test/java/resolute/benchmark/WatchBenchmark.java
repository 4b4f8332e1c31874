package resolute.benchmark;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.sun.management.OperatingSystemMXBean;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import resolute.database.StatementCount;
import resolute.deadline.Watch;
import resolute.support.OpenItems;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Many items that become overdue at once, until their mails are in the outbox and until a
 * mail server has them; an idle look at many that are not due; and beside it, in the same
 * run, the engine alone with a timer for each. Before it measures it does the same once
 * unmeasured, or half of the time would be the compiler's. Everything else is as in
 * operation, the scheduler included.
 * {@code -Dbenchmark.overdue=10000 -Dbenchmark.idle=100000} are the sizes.
 */
@SpringBootTest(properties = { "resolute.home=target/benchmark-${random.uuid}", "server.address=127.0.0.1",
		"resolute.launch=false", "resolute.samples=true", "resolute.watch.interval=P1D" })
class WatchBenchmark {

	private static final ZoneId ZONE = ZoneId.of("Asia/Vladivostok");

	private static final LocalDate TODAY = LocalDate.of(2014, 7, 8);

	private static final MailSink SINK = new MailSink();

	/** As in {@link Watch}. */
	private static final String DUE = """
			select id, resolution_id, number, due_on, dated_on from deadline
			where state = 'open' and controlled and watch_on <= '2014-07-08'
			order by watch_on, id limit 200 for update skip locked
			""";

	private final int overdue = Integer.getInteger("benchmark.overdue", 10_000);

	private final int idle = Integer.getInteger("benchmark.idle", 100_000);

	private final PrintStream out = System.out;

	private final Watch watch;

	private final StatementCount statements;

	private final DataSource dataSource;

	private final JdbcClient jdbc;

	private final OpenItems items;

	@Autowired
	WatchBenchmark(Watch watch, StatementCount statements, DataSource dataSource, JdbcClient jdbc) {
		this.watch = watch;
		this.statements = statements;
		this.dataSource = dataSource;
		this.jdbc = jdbc;
		this.items = new OpenItems(jdbc);
	}

	@DynamicPropertySource
	static void mail(DynamicPropertyRegistry properties) {
		properties.add("spring.mail.host", () -> "127.0.0.1");
		properties.add("spring.mail.port", SINK::port);
	}

	@Test
	void measure() throws Exception {
		this.items.add("warm-up", "settlementElban", this.overdue, TODAY.minusDays(1));
		this.watch.look();
		await(this::nothingIsQueued);
		this.items.clear();

		idle();
		Duration escalatedAndDelivered = escalate();
		Duration bare = bare();
		line("%nescalated and delivered in %.2f of the time in which the engine alone fires %d timers",
				seconds(escalatedAndDelivered) / seconds(bare), this.overdue);
	}

	private void idle() {
		this.items.add("idle", "settlementElban", this.idle, TODAY.plusDays(60), TODAY.plusDays(50));
		this.jdbc.sql("vacuum analyze deadline").update();
		title(this.idle + " open items, none of them due");
		this.watch.look();
		int looks = 1_000;
		long begin = System.nanoTime();
		StatementCount.Counted<Integer> counted = this.statements.count(this.watch::look);
		for (int look = 1; look < looks; look++) {
			this.watch.look();
		}
		line("an idle look: %.3f ms, statements: %d", (System.nanoTime() - begin) / 1e6 / looks, counted.statements());
		explain();
	}

	private Duration escalate() {
		this.items.add("overdue", "settlementElban", this.overdue, TODAY.minusDays(1));
		this.jdbc.sql("vacuum analyze deadline").update();
		title(this.overdue + " items overdue at once, among " + this.idle + " that are not");
		explain();
		int before = SINK.taken();
		long begin = System.nanoTime();
		StatementCount.Counted<Integer> counted = measured("escalated, mails in the outbox",
				() -> this.statements.count(this.watch::look));
		line("statements for an item: %.2f", counted.statements() / (double) this.overdue);
		measured("delivered after that", () -> {
			await(this::nothingIsQueued);
			return 0;
		});
		Duration took = Duration.ofNanos(System.nanoTime() - begin);
		line("altogether: %.1f s; mails taken by the sink: %d over %d connections", seconds(took),
				SINK.taken() - before, SINK.connections());
		return took;
	}

	private Duration bare() throws SQLException {
		title("the engine alone, as shipped");
		this.jdbc.sql("create database bare").update();
		String url;
		try (Connection connection = this.dataSource.getConnection()) {
			url = connection.getMetaData().getURL().replaceFirst("/postgres(\\?|$)", "/bare$1");
		}
		try (BareEngine engine = new BareEngine(url,
				JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres")))) {
			engine.start(this.overdue);
			long begin = System.nanoTime();
			long ourCpu = ourCpu();
			engine.fireTimers();
			Duration took = Duration.ofNanos(System.nanoTime() - begin);
			// Its connections come and go, so the CPU of the server is not known.
			line("boundary timers fired: %.1f s, %.0f a second; CPU of a timer: JVM %.2f ms", seconds(took),
					this.overdue / seconds(took), (ourCpu() - ourCpu) / 1e6 / this.overdue);
			return took;
		}
	}

	private boolean nothingIsQueued() {
		return !this.jdbc.sql("select exists (select from scheduled_tasks where task_name = 'mail')")
			.query(Boolean.class)
			.single();
	}

	private <T> T measured(String what, Supplier<T> work) {
		long begin = System.nanoTime();
		long ourCpu = ourCpu();
		Duration databaseCpu = databaseCpu();
		long transactions = transactions();
		T result = work.get();
		double took = (System.nanoTime() - begin) / 1e9;
		line("%s: %.1f s, %.0f items a second; CPU of an item: JVM %.2f ms, PostgreSQL %.2f ms; transactions: %.2f",
				what, took, this.overdue / took, (ourCpu() - ourCpu) / 1e6 / this.overdue,
				databaseCpu().minus(databaseCpu).toNanos() / 1e6 / this.overdue,
				(transactions() - transactions) / (double) this.overdue);
		return result;
	}

	private static long ourCpu() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	/** Of all server processes that are there now: those of the pool stay. */
	private Duration databaseCpu() {
		long backend = this.jdbc.sql("select pg_backend_pid()").query(Long.class).single();
		return ProcessHandle.of(backend)
			.flatMap(ProcessHandle::parent)
			.stream()
			.flatMap(ProcessHandle::descendants)
			.flatMap((process) -> process.info().totalCpuDuration().stream())
			.reduce(Duration.ZERO, Duration::plus);
	}

	private long transactions() {
		return this.jdbc.sql("select xact_commit from pg_stat_database where datname = current_database()")
			.query(Long.class)
			.single();
	}

	private void explain() {
		this.jdbc.sql("explain (analyze, buffers) " + DUE)
			.query(String.class)
			.list()
			.forEach((plan) -> line("    %s", plan));
	}

	private void title(String text) {
		line("%n%s", text);
	}

	private void line(String format, Object... arguments) {
		this.out.println(String.format(Locale.ROOT, format, arguments));
	}

	private static double seconds(Duration duration) {
		return duration.toNanos() / 1e9;
	}

	static void await(BooleanSupplier condition) {
		while (!condition.getAsBoolean()) {
			try {
				Thread.sleep(100);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
	}

	/** A clock that runs, from ten in the morning of a working day on. */
	@TestConfiguration(proxyBeanMethods = false)
	static class RunningClock {

		@Bean
		@Primary
		Clock workingHours() {
			Clock system = Clock.system(ZONE);
			Duration offset = Duration.between(system.instant(), TODAY.atTime(10, 0).atZone(ZONE).toInstant());
			ClockUtil.offset(offset.toMillis());
			return Clock.offset(system, offset);
		}

	}

}
