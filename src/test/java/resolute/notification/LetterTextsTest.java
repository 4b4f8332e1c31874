package resolute.notification;

import java.util.Locale;
import java.util.ResourceBundle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LetterTextsTest {

	private final LetterTexts texts = new LetterTexts();

	@ParameterizedTest
	@CsvSource({ "0, срок сегодня", "1, остался 1 рабочий день", "2, осталось 2 рабочих дня",
			"4, осталось 4 рабочих дня", "5, осталось 5 рабочих дней", "11, осталось 11 рабочих дней",
			"12, осталось 12 рабочих дней", "21, остался 21 рабочий день", "22, осталось 22 рабочих дня",
			"111, осталось 111 рабочих дней", "121, остался 121 рабочий день" })
	void countsInRussian(int days, String expected) {
		assertThat(this.texts.of(Locale.forLanguageTag("ru"), "left", days)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0, due today", "1, 1 working day left", "2, 2 working days left", "21, 21 working days left" })
	void countsInEnglish(int days, String expected) {
		assertThat(this.texts.of(Locale.ENGLISH, "left", days)).isEqualTo(expected);
	}

	@Test
	void saysTheSameInBothLanguages() {
		ResourceBundle russian = ResourceBundle.getBundle("messages/letters", Locale.ROOT);
		ResourceBundle english = ResourceBundle.getBundle("messages/letters", Locale.ENGLISH);
		assertThat(english.keySet()).isEqualTo(russian.keySet());
		russian.keySet().forEach((key) -> {
			assertThat(this.texts.of(Locale.forLanguageTag("ru"), key, 1, 2, 3)).as(key).doesNotContain("{");
			assertThat(this.texts.of(Locale.ENGLISH, key, 1, 2, 3)).as(key)
				.doesNotContain("{")
				.doesNotContainPattern("[а-яё]");
		});
	}

}
