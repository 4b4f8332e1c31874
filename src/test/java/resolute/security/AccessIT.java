package resolute.security;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import resolute.support.Browser;
import resolute.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may call what, by the matrix in {@code access.csv}, over HTTP. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

	private static final String NOTHING = "00000000-0000-0000-0000-000000000000";

	private final int port;

	private final RequestMappingHandlerMapping mappings;

	private final Map<String, Browser> browsers = new HashMap<>();

	@Autowired
	AccessIT(@LocalServerPort int port,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
		this.port = port;
		this.mappings = mappings;
	}

	static List<CSVRecord> rows() throws IOException {
		try (var file = new InputStreamReader(Objects.requireNonNull(AccessIT.class.getResourceAsStream("/access.csv")),
				StandardCharsets.UTF_8)) {
			return CSVFormat.DEFAULT.builder().setCommentMarker('#').get().parse(file).getRecords();
		}
	}

	@Test
	void everyMappingHasARow() throws IOException {
		TreeSet<String> mapped = new TreeSet<>();
		this.mappings.getHandlerMethods().forEach((mapping, method) -> {
			if (method.getBeanType().getName().startsWith("resolute.")) {
				mapping.getPatternValues()
					.forEach((path) -> mapping.getMethodsCondition()
						.getMethods()
						.forEach((verb) -> mapped.add(verb + " " + path)));
			}
		});

		assertThat(mapped).isNotEmpty()
			.containsExactlyInAnyOrderElementsOf(rows().stream().map((row) -> row.get(0) + " " + row.get(1)).toList());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	void onlyThoseComeInWhoMay(CSVRecord row) {
		Stream.of(Map.entry("", 2), Map.entry("elban", 3), Map.entry("coordinator", 4), Map.entry("admin", 5))
			.forEach((who) -> assertThat(answer(who.getKey(), row.get(0), row.get(1)))
				.as(row.get(0) + " " + row.get(1) + " by " + (who.getKey().isEmpty() ? "nobody" : who.getKey()))
				.isEqualTo(row.get(who.getValue())));
	}

	private String answer(String user, String method, String path) {
		Browser browser = this.browsers.computeIfAbsent(user,
				(name) -> name.isEmpty() ? stranger() : Browser.of(name, this.port));
		String concrete = path.replace("{index}", "0").replace("{number}", "9.9").replaceAll("\\{\\w+}", NOTHING);
		HttpResponse<String> answer = browser.send(browser.to(concrete)
			.header("Accept", path.startsWith("/api") ? "application/json" : "text/html")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("X-RESOLUTE-XSRF-TOKEN", browser.cookie("RESOLUTE-XSRF-TOKEN").orElse(""))
			.method(method, BodyPublishers.noBody()));
		String location = answer.headers().firstValue("Location").orElse("");
		return switch (answer.statusCode()) {
			case 401 -> "sign-in";
			case 403 -> "no";
			case 302, 303 ->
				location.contains("/sign-in") ? "sign-in" : location.endsWith("/my") && "/".equals(path) ? "my" : "yes";
			case 404 -> (!path.contains("{") || isMember(user) && path.startsWith("/items/")) ? "hidden" : "yes";
			default -> {
				assertThat(answer.statusCode()).as(method + " " + path).isLessThan(500);
				yield "yes";
			}
		};
	}

	private static boolean isMember(String user) {
		return "elban".equals(user);
	}

	private Browser stranger() {
		Browser browser = new Browser(this.port);
		// For the token alone: without one everything would be refused anyway.
		browser.get("/sign-in");
		return browser;
	}

}
