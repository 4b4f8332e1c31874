package resolute.execution.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The forms this version of the application ships, by their ids. For showing what was
 * handed in long ago; what may be handed in today says the deployed form of the task.
 */
@Component
public class FormFiles {

	private final Map<String, FormSchema> read = new ConcurrentHashMap<>();

	private final FormSchemaReader reader;

	FormFiles(FormSchemaReader reader) {
		this.reader = reader;
	}

	/** The form with that id; one without fields if there is none any more. */
	public FormSchema find(String id) {
		return this.read.computeIfAbsent(id, this::read);
	}

	/** {@code holdMeetingForm} is {@code hold-meeting.html} or {@code .form}. */
	private FormSchema read(String id) {
		if (!id.matches("[a-zA-Z0-9]+Form")) {
			return FormSchema.NONE;
		}
		String file = "forms/"
				+ id.substring(0, id.length() - "Form".length()).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
		ClassPathResource html = new ClassPathResource(file + ".html");
		ClassPathResource camunda = new ClassPathResource(file + ".form");
		if (!html.exists() && !camunda.exists()) {
			return FormSchema.NONE;
		}
		try (InputStream content = (html.exists() ? html : camunda).getInputStream()) {
			return html.exists() ? this.reader.readHtmlForm(id, content) : this.reader.readCamundaForm(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
