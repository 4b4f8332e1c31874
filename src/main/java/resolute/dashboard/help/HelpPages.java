package resolute.dashboard.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Reads the pages once, in Markdown, and keeps them as HTML. */
@Component
class HelpPages {

	private final Map<String, Page> pages;

	HelpPages() {
		Parser parser = Parser.builder().build();
		HtmlRenderer renderer = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
		this.pages = Arrays.stream(HelpRole.values())
			.flatMap((role) -> Stream.of("ru", "en").map((language) -> role.code() + "." + language))
			.collect(Collectors.toMap(Function.identity(), (name) -> {
				Node document = parser.parse(read(name));
				return new Page(title(document), renderer.render(document));
			}));
	}

	/** The page of a role, in English for English readers and in Russian for others. */
	Page of(HelpRole role, Locale locale) {
		Page page = this.pages
			.get(role.code() + (Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? ".en" : ".ru"));
		if (page == null) {
			throw new IllegalStateException("All pages are read at the start");
		}
		return page;
	}

	private static String read(String name) {
		try {
			return new ClassPathResource("help/" + name + ".md").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A page begins with its title. */
	private static String title(Node document) {
		if (document.getFirstChild() instanceof Heading heading && heading.getFirstChild() instanceof Text text) {
			return text.getLiteral();
		}
		throw new IllegalStateException("A page of the help begins with its title");
	}

	/**
	 * A page.
	 *
	 * @param title its title, as text
	 * @param html all of it, safe to show
	 */
	record Page(String title, String html) {
	}

}
