package resolute.benchmark;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import resolute.database.StatementCount;
import resolute.support.ApplicationTest;
import resolute.support.Example;
import resolute.support.MutableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * What the coordinator's pages cost with one resolution, and with a thousand: SQL
 * statements, the median time of an answer, and how PostgreSQL finds the rows. A page is
 * made in full; only the network is left out.
 * {@code -Dbenchmark.resolutions=1000 -Dbenchmark.plans=overview;card} are the size and
 * the pages whose plans are printed.
 */
@ApplicationTest
@TestPropertySource(properties = { "spring.datasource.hikari.connection-init-sql=load 'auto_explain'",
		// It would print the plans.
		"logging.level.org.hibernate.engine.jdbc.spi.SqlExceptionHelper=off" })
@AutoConfigureMockMvc
@Import(Plans.class)
class DashboardBenchmark {

	private static final Map<String, String> PAGES = new LinkedHashMap<>();

	static {
		PAGES.put("overview", "/?resolution=bench-1");
		PAGES.put("resolutions", "/resolutions");
		PAGES.put("items", "/items?resolution=bench-1");
		PAGES.put("items, overdue", "/items?state=overdue");
		PAGES.put("items, an organisation", "/items?organisation=settlementElban&state=overdue");
		PAGES.put("desk", "/desk");
		PAGES.put("card", "/resolutions/bench-1/1.2");
		PAGES.put("card, results", "/resolutions/bench-1/1.2?tab=results");
		PAGES.put("card, mail", "/resolutions/bench-1/1.2?tab=mail");
		PAGES.put("card, history", "/resolutions/bench-1/1.2?tab=history");
		PAGES.put("timeline", "/resolutions/bench-1/timeline");
		PAGES.put("schedule", "/schedule?month=2026-03&resolution=bench-1");
		PAGES.put("schedule, all", "/schedule?month=2026-03");
		PAGES.put("control sheet", "/reports/control-sheet?resolution=bench-1");
		PAGES.put("discipline", "/reports/discipline?resolution=bench-1");
		PAGES.put("organisations", "/organisations");
		PAGES.put("organisation", "/organisations/settlementElban");
		PAGES.put("search, a rare word", "/search?q=Эльбан");
		PAGES.put("search, in everything", "/search?q=дворов");
		PAGES.put("mail", "/mail");
		PAGES.put("public page", "/public/bench-1");
	}

	private static final int WARM_UPS = 30;

	private static final int MEASURED = 31;

	private static final Pattern DURATION = Pattern.compile("duration: ([\\d.]+) ms");

	/** Of tables that grow with the work. */
	private static final Pattern FULL_SCAN = Pattern
		.compile("Seq Scan on (deadline|recommendation|outcome|mail|notice|submission|escalation|resolution)\\b");

	private final int resolutions = Integer.getInteger("benchmark.resolutions", 1000);

	private final List<String> plans = Arrays.asList(System.getProperty("benchmark.plans", "overview;card").split(";"));

	private final PrintStream out = System.out;

	private final MockMvc mvc;

	private final StatementCount statements;

	private final JdbcClient jdbc;

	private final MutableClock clock;

	@Autowired
	DashboardBenchmark(MockMvc mvc, StatementCount statements, JdbcClient jdbc, MutableClock clock) {
		this.mvc = mvc;
		this.statements = statements;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Test
	void measure() {
		this.clock.moveTo(Example.TODAY);
		ManyResolutions many = new ManyResolutions(this.jdbc);
		many.add(1, 1);
		Map<String, Cost> small = costs();
		long begin = System.nanoTime();
		many.add(2, this.resolutions);
		line("%d resolutions, %d recommendations, %d items written in %.0f s", this.resolutions,
				this.resolutions * ManyResolutions.RECOMMENDATIONS,
				this.resolutions * ManyResolutions.RECOMMENDATIONS * ManyResolutions.ITEMS,
				(System.nanoTime() - begin) / 1e9);
		Map<String, Cost> large = costs();
		line("%n%-24s %10s %10s %10s %10s %6s", "page", "statements", "of many", "ms", "of many", "ratio");
		small.forEach((name, one) -> {
			Cost all = large.getOrDefault(name, one);
			line("%-24s %10d %10d %10.1f %10.1f %6.2f", name, one.statements(), all.statements(), one.millis(),
					all.millis(), all.millis() / one.millis());
		});
		explain();
	}

	private Map<String, Cost> costs() {
		Map<String, Cost> costs = new LinkedHashMap<>();
		PAGES.forEach((name, path) -> {
			for (int i = 0; i < WARM_UPS; i++) {
				open(path);
			}
			double[] millis = new double[MEASURED];
			for (int i = 0; i < MEASURED; i++) {
				long begin = System.nanoTime();
				open(path);
				millis[i] = (System.nanoTime() - begin) / 1e6;
			}
			Arrays.sort(millis);
			costs.put(name, new Cost(this.statements.count(() -> open(path)).statements(), millis[MEASURED / 2]));
		});
		return costs;
	}

	private void explain() {
		for (String setting : List.of("auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on",
				"auto_explain.log_buffers = on", "client_min_messages = log")) {
			this.jdbc.sql("alter system set " + setting).update();
		}
		this.jdbc.sql("select pg_reload_conf()").query(Boolean.class).single();
		// Connections read the settings between two statements.
		PAGES.values().forEach(this::open);
		Map<String, String> scanned = new TreeMap<>();
		PAGES.forEach((name, path) -> {
			List<String> noted = Plans.of(() -> open(path));
			for (String plan : noted) {
				Matcher scan = FULL_SCAN.matcher(plan);
				while (scan.find()) {
					scanned.merge(name, scan.group(1), (one, two) -> one.contains(two) ? one : one + ", " + two);
				}
			}
			if (this.plans.contains(name)) {
				noted.stream()
					.max((one, two) -> Double.compare(duration(one), duration(two)))
					.ifPresent((slowest) -> line("%nthe slowest statement of %s, of %d:%n%s", name, noted.size(),
							slowest));
			}
		});
		line("%nread from end to end: %s", scanned.isEmpty() ? "nothing that grows" : scanned);
	}

	private static double duration(String plan) {
		Matcher duration = DURATION.matcher(plan);
		return duration.find() ? Double.parseDouble(duration.group(1)) : 0;
	}

	private int open(String path) {
		try {
			int status = this.mvc
				.perform(MockMvcRequestBuilders.get(path)
					.with(SecurityMockMvcRequestPostProcessors.user("coordinator").roles("COORDINATOR")))
				.andReturn()
				.getResponse()
				.getStatus();
			if (status != 200) {
				throw new IllegalStateException(path + " answers " + status);
			}
			return status;
		}
		catch (Exception ex) {
			throw new IllegalStateException(path, ex);
		}
	}

	private void line(String format, Object... arguments) {
		this.out.println(String.format(Locale.ROOT, format, arguments));
	}

	/**
	 * What a page costs.
	 *
	 * @param statements SQL statements
	 * @param millis the median time of an answer
	 */
	private record Cost(long statements, double millis) {

	}

}
