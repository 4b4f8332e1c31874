package resolute.execution.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.context.support.ResourceBundleMessageSource;

/** Reads forms, and holds values against them on one day that does not pass. */
final class Forms {

	/** The day in Vladivostok; elsewhere it is the 28th still. */
	static final LocalDate TODAY = LocalDate.of(2014, 1, 29);

	static final Locale RUSSIAN = Locale.forLanguageTag("ru");

	private static final FormSchemaReader READER = new FormSchemaReader(new ObjectMapper());

	private static final SubmissionValidator VALIDATOR = new SubmissionValidator(messages(),
			Clock.fixed(Instant.parse("2014-01-28T23:30:00Z"), ZoneId.of("Asia/Vladivostok")), new People());

	private Forms() {
	}

	static FormSchema html(String fields) {
		return READER.readHtmlForm("testForm",
				new ByteArrayInputStream(("<form>" + fields + "</form>").getBytes(StandardCharsets.UTF_8)));
	}

	static FormSchema camunda(String components) {
		return READER.readCamundaForm(new ByteArrayInputStream(
				("{\"id\":\"testForm\",\"components\":[" + components + "]}").replace('\'', '"')
					.getBytes(StandardCharsets.UTF_8)));
	}

	/** All forms that come with the application. */
	static List<FormSchema> shipped() {
		try (Stream<Path> files = Files.list(Path.of("forms"))) {
			return files.sorted().map(Forms::shipped).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static FormSchema shipped(Path file) {
		String name = String.valueOf(file.getFileName());
		try (InputStream content = Files.newInputStream(file)) {
			return name.endsWith(".form") ? READER.readCamundaForm(content)
					: READER
						.readHtmlForm(
								Pattern.compile("-(\\w)")
									.matcher(name.substring(0, name.indexOf('.')))
									.replaceAll((hyphen) -> hyphen.group(1).toUpperCase(Locale.ROOT)) + "Form",
								content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Result validate(FormSchema form, Map<String, ?> submitted) {
		return validate(form, submitted, RUSSIAN);
	}

	static Result validate(FormSchema form, Map<String, ?> submitted, Locale locale) {
		Violations violations = VALIDATOR.violations(locale);
		Map<String, Object> values = VALIDATOR.validate(form, submitted, violations);
		try {
			violations.throwIfAny();
			return new Result(values, List.of());
		}
		catch (SubmissionRejectedException ex) {
			return new Result(values, ex.violations());
		}
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/forms");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

	/**
	 * What came of a submission.
	 *
	 * @param values what was read
	 * @param violations what was wrong
	 */
	record Result(Map<String, Object> values, List<Violation> violations) {

		List<String> fields() {
			return this.violations.stream().map(Violation::field).toList();
		}

	}

	/** Everybody is there but {@code nobody}. */
	private static final class People implements SubmissionValidator.Directory {

		@Override
		public boolean isMember(String userId) {
			return isThere(userId);
		}

		@Override
		public boolean isOrganisation(String organisationId) {
			return isThere(organisationId);
		}

		private static boolean isThere(String id) {
			if (id.indexOf('\0') >= 0) {
				throw new IllegalStateException("PostgreSQL takes no text with a NUL character");
			}
			return !"nobody".equals(id);
		}

	}

}
