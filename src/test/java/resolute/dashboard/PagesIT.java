package resolute.dashboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import resolute.support.Chromium;
import resolute.support.Example;
import resolute.support.ExampleRegisters;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page in a real browser, in both languages, on a desk and on a telephone: nothing
 * is out of reach, nothing complains, nothing is wider than the screen. The pictures are
 * in {@link Chromium#SCREENSHOTS}.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

	private final Example example;

	private final ExampleRegisters registers;

	private final Chromium chromium;

	/** Signed in once, by who and how wide. */
	private final Map<String, Page> windows = new HashMap<>();

	@Autowired
	PagesIT(JdbcClient jdbc, MutableClock clock, @LocalServerPort int port) {
		clock.moveTo(Example.TODAY);
		this.example = new Example(jdbc);
		this.registers = new ExampleRegisters(jdbc);
		this.chromium = new Chromium(port);
	}

	@BeforeAll
	void add() {
		this.example.add();
		this.registers.add();
	}

	@AfterAll
	void close() {
		this.chromium.close();
		this.registers.remove();
		this.example.remove();
	}

	@ParameterizedTest(name = "{0}")
	@CsvFileSource(resources = "/pages.csv", emptyValue = "")
	void everybodyCanUseIt(String name, String path, @Nullable String user) {
		for (int width : List.of(1400, 390)) {
			Page page = this.windows.computeIfAbsent(user + " " + width,
					(key) -> (user != null) ? this.chromium.windowOf(user, width) : this.chromium.window(width));
			for (String language : List.of("en", "ru")) {
				// What was put in to take the last picture.
				this.chromium.complaints();
				page.navigate(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
				if (page.locator(".diagram .canvas").count() > 0) {
					page.waitForSelector("[data-drawn]");
				}
				assertThat(this.chromium.complaints()).as(name).isEmpty();
				Chromium.shoot(page, name + "-" + language + "-" + width);
				assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
				assertThat(page.locator("body").innerText()).as(name).doesNotContain("??");
				assertThat(Chromium.isTooWide(page)).as(name + " is too wide at " + width).isFalse();
			}
			assertThat(Chromium.barriers(page)).as(name + " " + width).isEmpty();
		}
	}

}
