package resolute.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import resolute.execution.form.FormField;
import resolute.execution.form.FormSchema;

/**
 * Fills in a form as somebody would who does all that is asked: every field, the first
 * option of every choice. Where that is not enough, {@code answers/FORM.json} among the
 * test resources says what to enter; in it {@code @today} and {@code @today+3} are dates.
 */
public final class Answers {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final LocalDate today;

	private final List<String> members;

	private final List<String> organisations;

	/** Uploads a document and returns its id. */
	private final Function<String, UUID> upload;

	public Answers(LocalDate today, List<String> members, List<String> organisations, Function<String, UUID> upload) {
		this.today = today;
		this.members = members;
		this.organisations = organisations;
		this.upload = upload;
	}

	/** Everything a form asks for, with some answers of the test's. */
	public Map<String, Object> valid(FormSchema form, Map<String, ?> overrides) {
		Map<String, Object> given = new LinkedHashMap<>(prepared(form.id()));
		given.putAll(overrides);
		Map<String, Object> answers = fill(form.fields(), given);
		answers.values().removeIf((value) -> value == NOTHING);
		return answers;
	}

	/** Leaves a field empty. */
	static final Object NOTHING = new Object();

	private Map<String, Object> fill(List<FormField> fields, Map<String, ?> given) {
		Map<String, Object> answers = new LinkedHashMap<>();
		for (FormField field : fields) {
			if (given.containsKey(field.name())) {
				answers.put(field.name(), dated(given.get(field.name())));
			}
			else if (field.askedWhen() == null || field.required()
					&& field.askedWhen().values().contains(String.valueOf(answers.get(field.askedWhen().field())))) {
				answers.put(field.name(), value(field));
			}
		}
		given.forEach((name, value) -> answers.putIfAbsent(name, dated(value)));
		return answers;
	}

	private Object value(FormField field) {
		int count = (field.min() != null) ? Math.max(field.min().intValue(), 1) : 1;
		return switch (field.kind()) {
			case TEXT -> text(field);
			case DATE -> this.today.plusDays((field.dates() == FormField.Dates.FROM_TODAY) ? 1 : 0).toString();
			case NUMBER -> (field.min() != null) ? field.min() : 1;
			case FLAG -> true;
			case CHOICE -> field.options().keySet().iterator().next();
			case CHOICES -> List.copyOf(field.options().keySet());
			case MEMBER -> this.members.get(0);
			case MEMBERS -> this.members.subList(0, count);
			case ORGANISATION -> this.organisations.get(0);
			case ROWS ->
				IntStream.range(0, count).mapToObj((i) -> fill(field.columns(), Map.of())).collect(Collectors.toList());
			case EVIDENCE -> IntStream.range(0, count).mapToObj((i) -> document(field)).collect(Collectors.toList());
		};
	}

	private static String text(FormField field) {
		String text = field.label().isEmpty() ? "Образец" : field.label();
		int least = (field.minLength() != null) ? field.minLength() : 1;
		String padded = (text.length() < least) ? text + ".".repeat(least - text.length()) : text;
		return (padded.length() > field.maxLength()) ? padded.substring(0, field.maxLength()) : padded;
	}

	private Map<String, Object> document(FormField field) {
		return Map.of("kind", field.options().isEmpty() ? "document" : field.options().keySet().iterator().next(),
				"number", "1", "date", this.today.toString(), "file", this.upload.apply("Образец.pdf").toString());
	}

	private Object dated(Object value) {
		if (value instanceof String text && text.startsWith("@today")) {
			String days = text.substring("@today".length());
			return this.today.plusDays(days.isEmpty() ? 0 : Integer.parseInt(days)).toString();
		}
		if (value instanceof List<?> list) {
			List<Object> values = new ArrayList<>();
			list.forEach((element) -> values.add(dated(element)));
			return values;
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, Object> values = new LinkedHashMap<>();
			map.forEach((key, element) -> values.put(String.valueOf(key), dated(element)));
			return values;
		}
		return value;
	}

	private static Map<String, Object> prepared(String form) {
		try (InputStream file = Answers.class.getResourceAsStream("/answers/" + form + ".json")) {
			return (file != null) ? JSON.readValue(file, new TypeReference<Map<String, Object>>() {
			}) : Map.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
