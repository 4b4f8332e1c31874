package resolute.shared;

import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PluralTest {

	@ParameterizedTest(name = "{0}: {1}, {2}")
	@CsvSource({ "0, many, other", "1, one, one", "2, few, other", "4, few, other", "5, many, other", "11, many, other",
			"12, many, other", "14, many, other", "20, many, other", "21, one, other", "22, few, other",
			"25, many, other", "101, one, other", "111, many, other", "112, many, other", "114, many, other",
			"1001, one, other", "1024, few, other" })
	void knowsTheFormsOfCountedNouns(long number, String russian, String english) {
		assertThat(Plural.key("days", number, Locale.forLanguageTag("ru"))).isEqualTo("days." + russian);
		assertThat(Plural.key("days", number, Locale.ENGLISH)).isEqualTo("days." + english);
		assertThat(Plural.key("days", number, Locale.GERMAN)).isEqualTo("days." + russian);
	}

}
