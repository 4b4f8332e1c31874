package resolute.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Russian labels of Camunda's web applications, held against the English ones of the
 * version in use.
 */
class RussianLabelsTest {

	private static final String ROOT = "/META-INF/resources/webjars/camunda/";

	private static final Pattern PLACEHOLDER = Pattern
		.compile("\\{\\{.*?}}|(?<!\\{)\\{[^{}]*}(?!})|%[sd]|</?(?:a|b|br|code|em|i|li|p|span|strong|ul)\\b[^>]*>");

	/** What is neither a placeholder, nor between angle brackets, nor an entity. */
	private static final Pattern NO_TEXT = Pattern.compile("\\{\\{.*?}}|<[a-zA-Z/][^>]*>|&[a-z]+;");

	private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

	/**
	 * Names, abbreviations that have no Russian form, keys, and the T within an ISO date.
	 */
	private static final Set<String> ALLOWED = Set.of("ID", "BPMN", "DMN", "XML", "JSON", "CSV", "LDAP", "Camunda",
			"Resolute", "CTRL", "F5", "T", "T15", "DI", "EDE", "FNI", "PI", "TU");

	private final ObjectMapper json = new ObjectMapper();

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome", "admin", "cockpit" })
	void everyLabelIsThereAndNoOther(String application) throws IOException {
		assertThat(labels(application, "ru").keySet())
			.containsExactlyInAnyOrderElementsOf(labels(application, "en").keySet());
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome", "admin", "cockpit" })
	void noLabelIsEmptyThatSaysSomethingInEnglish(String application) throws IOException {
		Map<String, String> english = labels(application, "en");

		assertThat(labels(application, "ru"))
			.allSatisfy((key, label) -> assertThat(label.isBlank()).as(key).isEqualTo(text(english, key).isBlank()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome", "admin", "cockpit" })
	void placeholdersTagsAndSpacesAtTheEdgesAreKept(String application) throws IOException {
		Map<String, String> english = labels(application, "en");

		assertThat(labels(application, "ru")).allSatisfy((key, label) -> {
			String original = text(english, key);
			assertThat(found(PLACEHOLDER, label)).as(key)
				.containsExactlyInAnyOrderElementsOf(found(PLACEHOLDER, original));
			assertThat(label.startsWith(" ")).as(key).isEqualTo(original.startsWith(" "));
			assertThat(label.endsWith(" ")).as(key).isEqualTo(original.endsWith(" "));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome", "admin", "cockpit" })
	void noEnglishIsLeft(String application) throws IOException {
		assertThat(labels(application, "ru")).allSatisfy((key,
				label) -> assertThat(found(LATIN, NO_TEXT.matcher(label).replaceAll(" "))).as(key).isSubsetOf(ALLOWED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "admin", "cockpit" })
	void everyFormOfADateIsRussian(String application) throws IOException {
		JsonNode dates = file(application, "ru").path("dateLocales");

		assertThat(dates.path("longDateFormat").properties()).extracting(Map.Entry::getKey)
			.containsAll(names(file(application, "en").path("dateLocales").path("longDateFormat")));
		assertThat(dates.path("longDateFormat").path("LL").asText()).isEqualTo("D MMMM YYYY");
		assertThat(dates.path("week").path("dow").asInt()).as("a week begins on Monday").isEqualTo(1);
	}

	/**
	 * «28 января», but «январь»; «через 2 дня», but «через 5 дней»: a list in a file has
	 * one form for all. The library for dates that comes with the applications has them,
	 * and a list of ours would take its place.
	 */
	@Test
	void namesOfMonthsAndCountedTimesAreLeftToTheLibraryForDates() throws IOException {
		for (String application : List.of("tasklist", "admin", "cockpit")) {
			JsonNode dates = file(application, "ru").path("dateLocales");
			assertThat(names(dates)).containsExactlyInAnyOrder("parentLocale", "longDateFormat", "week");
			assertThat(dates.path("parentLocale").asText()).isEqualTo("ru");
		}
		assertThat(resource("lib/deps.js")).contains("defineLocale(\"ru\"", "января_февраля_марта",
				"месяц_месяца_месяцев", "час_часа_часов");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "welcome", "admin", "cockpit" })
	void everyApplicationOffersBothLanguages(String application) throws IOException {
		assertThat(resource("app/" + application + "/scripts/config.js")).contains("availableLocales: [\"ru\", \"en\"]",
				"fallbackLocale: english ? \"en\" : \"ru\"");
	}

	private Map<String, String> labels(String application, String language) throws IOException {
		Map<String, String> labels = new LinkedHashMap<>();
		collect("", file(application, language).path("labels"), labels);
		assertThat(labels).isNotEmpty();
		return labels;
	}

	private static void collect(String key, JsonNode node, Map<String, String> labels) {
		if (node.isObject()) {
			node.properties()
				.forEach((property) -> collect(key + "/" + property.getKey(), property.getValue(), labels));
		}
		else {
			labels.put(key, node.asText());
		}
	}

	private JsonNode file(String application, String language) throws IOException {
		// Some of Camunda's files begin with a byte order mark.
		return this.json
			.readTree(resource("app/" + application + "/locales/" + language + ".json").replace("\uFEFF", ""));
	}

	private static String resource(String path) throws IOException {
		try (@Nullable
		InputStream stream = RussianLabelsTest.class.getResourceAsStream(ROOT + path)) {
			assertThat(stream).as(path).isNotNull();
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static List<String> names(JsonNode node) {
		List<String> names = new ArrayList<>();
		node.fieldNames().forEachRemaining(names::add);
		return names;
	}

	private static String text(Map<String, String> labels, String key) {
		return labels.getOrDefault(key, "");
	}

	private static List<String> found(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(MatchResult::group).toList();
	}

}
