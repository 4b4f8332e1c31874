package resolute.notification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTest {

	@Test
	void makesOneLine() {
		assertThat(PlainText.line(" a\r\nBcc: b@c\u0000\u0085\u2028d\te ")).isEqualTo("a Bcc: b@c d e");
	}

	@Test
	void takesMarksOutThatTurnTheDirection() {
		assertThat(PlainText.line("\u202Eтёчто\u202C\u2066x\u2069\u200F\u061C\uFEFF")).isEqualTo("тёчтоx");
	}

	@Test
	void keepsEmojiWhole() {
		assertThat(PlainText.line("👩‍🔧 работы")).isEqualTo("👩‍🔧 работы");
		assertThat(PlainText.line("half \uD83D of one")).isEqualTo("half  of one");
		assertThat(PlainText.shortened("🏔".repeat(20), 8)).isEqualTo("🏔🏔🏔…");
	}

	@Test
	void keepsTheLinesOfAText() {
		assertThat(PlainText.text("a\r\nb\rc\u0007\n")).isEqualTo("a\nb\nc");
	}

	@ParameterizedTest
	@CsvSource({ "один два три, 20, один два три", "один два три, 11, один два…", "один, 4, один",
			"'один, два', 8, один…", "длинноеслово, 6, длинн…" })
	void shortensAfterAWord(String text, int length, String expected) {
		assertThat(PlainText.shortened(text, length)).isEqualTo(expected).hasSizeLessThanOrEqualTo(length);
	}

}
