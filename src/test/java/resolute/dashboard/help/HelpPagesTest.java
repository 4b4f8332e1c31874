package resolute.dashboard.help;

import java.util.Locale;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

	private Document page(HelpRole role, Locale locale) {
		return Jsoup.parse(this.pages.of(role, locale).html());
	}

}
