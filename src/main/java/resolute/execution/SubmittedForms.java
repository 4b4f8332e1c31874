package resolute.execution;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import resolute.execution.form.FormField;
import resolute.execution.form.FormFiles;
import resolute.execution.form.FormSchema;

import org.springframework.stereotype.Component;

/** Says what was handed in with a form in the words of that form. */
@Component
public class SubmittedForms {

	private final FormFiles forms;

	SubmittedForms(FormFiles forms) {
		this.forms = forms;
	}

	/**
	 * The answers in the order of the form, those left empty and the documents left out.
	 * What the form does not know (any more) comes last, by its name.
	 * @param form the id of the form
	 * @param content the values that were recorded
	 */
	public List<Answer> answers(String form, Map<String, ?> content) {
		FormSchema schema = this.forms.find(form);
		return answers(schema.fields(), content);
	}

	/** What the kind of a document is called in the form it was handed in with. */
	public String documentKind(String form, String kind) {
		return this.forms.find(form)
			.fields()
			.stream()
			.filter((field) -> field.kind() == FormField.Kind.EVIDENCE)
			.map((field) -> field.options().get(kind))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(kind);
	}

	private static List<Answer> answers(List<FormField> fields, Map<String, ?> content) {
		Set<String> rest = new LinkedHashSet<>(content.keySet());
		fields.forEach((field) -> rest.remove(field.name()));
		return Stream
			.concat(fields.stream()
				.filter((field) -> field.kind() != FormField.Kind.EVIDENCE)
				.map((field) -> answer(field, content.get(field.name()))),
					rest.stream().map((name) -> new Answer(name, Kind.TEXT, texts(content.get(name)), List.of())))
			.filter((answer) -> !answer.values().isEmpty() || !answer.rows().isEmpty())
			.toList();
	}

	@SuppressWarnings("unchecked")
	private static Answer answer(FormField field, @Nullable Object value) {
		String label = field.label().isBlank() ? field.name() : field.label();
		return switch (field.kind()) {
			case DATE -> new Answer(label, isDate(value) ? Kind.DATE : Kind.TEXT, texts(value), List.of());
			case FLAG -> new Answer(label, Kind.FLAG, texts(value), List.of());
			case MEMBER, MEMBERS -> new Answer(label, Kind.MEMBER, texts(value), List.of());
			case ORGANISATION -> new Answer(label, Kind.ORGANISATION, texts(value), List.of());
			case CHOICE, CHOICES -> new Answer(label, Kind.TEXT,
					texts(value).stream().map((code) -> field.options().getOrDefault(code, code)).toList(), List.of());
			case ROWS -> new Answer(label, Kind.ROWS, List.of(),
					(value instanceof Collection<?> rows) ? rows.stream()
						.filter(Map.class::isInstance)
						.map((row) -> answers(field.columns(), (Map<String, ?>) row))
						.toList() : List.of());
			case TEXT, NUMBER, EVIDENCE -> new Answer(label, Kind.TEXT, texts(value), List.of());
		};
	}

	/** A form may have asked for something else under that name before. */
	private static boolean isDate(@Nullable Object value) {
		try {
			LocalDate.parse(String.valueOf(value));
			return true;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	private static List<String> texts(@Nullable Object value) {
		Collection<?> values = (value instanceof Collection<?> several) ? several
				: Optional.ofNullable(value).map(List::of).orElse(List.of());
		return values.stream()
			.filter(Objects::nonNull)
			.map(Object::toString)
			.filter((text) -> !text.isBlank())
			.toList();
	}

	/** How the values of an answer are to be read. */
	public enum Kind {

		/** As they are. */
		TEXT,
		/** An ISO date. */
		DATE,
		/** {@code true} or {@code false}. */
		FLAG,
		/** Accounts of people. */
		MEMBER,
		/** The id of an organisation. */
		ORGANISATION,
		/** Rows of answers. */
		ROWS

	}

	/**
	 * What was answered.
	 *
	 * @param label what the form asks
	 * @param kind how the values are to be read
	 * @param values one, or several
	 * @param rows of a table
	 */
	public record Answer(String label, Kind kind, List<String> values, List<List<Answer>> rows) {
	}

}
