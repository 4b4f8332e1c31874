package resolute.dashboard.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import resolute.support.Pictures;

import static org.assertj.core.api.Assertions.assertThat;

class HelpPagesTest {

	private final HelpPages pages = new HelpPages();

	@ParameterizedTest
	@EnumSource
	void saysTheSameInBothLanguages(HelpRole role) {
		Document russian = page(role, Locale.forLanguageTag("ru"));
		Document english = page(role, Locale.ENGLISH);

		assertThat(russian.select("h1")).hasSize(1);
		assertThat(russian.select("h1").text()).isEqualTo(this.pages.of(role, Locale.forLanguageTag("ru")).title());
		assertThat(russian.text()).doesNotContain("](").matches("(?s).*[а-я].*");
		assertThat(english.text()).doesNotContain("](").doesNotContainPattern("[а-яА-Я]");
		assertThat(english.select("h1, h2")).hasSameSizeAs(russian.select("h1, h2"));
		assertThat(english.select("li")).hasSameSizeAs(russian.select("li"));
		assertThat(english.select("a").eachAttr("href")).isEqualTo(russian.select("a").eachAttr("href"))
			.allMatch((address) -> address.startsWith("/"));
	}

	@ParameterizedTest
	@EnumSource
	void showsThePicturesOfItsLanguage(HelpRole role) {
		List<String> russian = pictures(role, Locale.forLanguageTag("ru"));

		assertThat(russian).allMatch((picture) -> picture.contains("-ru-"));
		assertThat(pictures(role, Locale.ENGLISH))
			.isEqualTo(russian.stream().map((picture) -> picture.replace("-ru-", "-en-")).toList());
	}

	@Test
	void hasSmallPicturesAndNoneInVain() throws IOException {
		List<String> shown = Arrays.stream(HelpRole.values())
			.flatMap((role) -> Stream.of(Locale.forLanguageTag("ru"), Locale.ENGLISH)
				.flatMap((locale) -> pictures(role, locale).stream()))
			.toList();
		try (Stream<Path> files = Files.list(Pictures.HELP)) {
			assertThat(files).isNotEmpty()
				.allSatisfy((file) -> assertThat(Files.size(file)).as("%s", file).isBetween(1L, 150L * 1024))
				.allSatisfy((file) -> assertThat(ImageIO.read(file.toFile()).getWidth()).isIn(1400, 390))
				.extracting((file) -> "../images/help/" + file.getFileName())
				.containsExactlyInAnyOrderElementsOf(shown);
		}
	}

	private List<String> pictures(HelpRole role, Locale locale) {
		return page(role, locale).select("img").not("[alt='']").eachAttr("src");
	}

	private Document page(HelpRole role, Locale locale) {
		return Jsoup.parse(this.pages.of(role, locale).html());
	}

}
