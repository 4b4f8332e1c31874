package resolute.shared;

import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PluralTest {

	@ParameterizedTest(name = "{0}: {1}, {2}")
	@CsvSource({ "0, MANY, MANY", "1, ONE, ONE", "2, FEW, MANY", "4, FEW, MANY", "5, MANY, MANY", "11, MANY, MANY",
			"12, MANY, MANY", "14, MANY, MANY", "20, MANY, MANY", "21, ONE, MANY", "22, FEW, MANY", "25, MANY, MANY",
			"101, ONE, MANY", "111, MANY, MANY", "112, MANY, MANY", "114, MANY, MANY", "1001, ONE, MANY",
			"1024, FEW, MANY" })
	void knowsTheFormsOfCountedNouns(long number, Plural russian, Plural english) {
		assertThat(Plural.of(number, Locale.forLanguageTag("ru"))).isEqualTo(russian);
		assertThat(Plural.of(number, Locale.ENGLISH)).isEqualTo(english);
	}

}
