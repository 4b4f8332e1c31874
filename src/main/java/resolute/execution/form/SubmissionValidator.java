package resolute.execution.form;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import resolute.execution.form.FormField.Dates;
import resolute.execution.form.FormField.Kind;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Holds what was submitted against the fields of the form. The browser has done so too,
 * but anybody can talk to the engine without it.
 */
@Component
public class SubmissionValidator {

	/** No form needs more rows, and no attacker gets to send a million of them. */
	private static final int MAX_ROWS = 200;

	private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

	private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

	private final MessageSource messages;

	private final Clock clock;

	private final Directory directory;

	SubmissionValidator(MessageSource messages, Clock clock, Directory directory) {
		this.messages = messages;
		this.clock = clock;
		this.directory = directory;
	}

	/**
	 * Starts collecting what is wrong.
	 * @param locale the language of whoever submits
	 */
	public Violations violations(Locale locale) {
		return new Violations(this.messages, locale);
	}

	/**
	 * Reads the submitted values as what their fields hold. What was entered before
	 * another answer hid its field is left out: whoever submits does not see it.
	 * @param form the fields
	 * @param submitted strings, numbers, booleans, lists and maps as they came in
	 * @param violations notes what cannot be taken
	 * @return the values of the fields that were filled in
	 */
	public Map<String, Object> validate(FormSchema form, Map<String, ?> submitted, Violations violations) {
		Set<String> unknown = new LinkedHashSet<>(submitted.keySet());
		form.fields().forEach((field) -> unknown.remove(field.name()));
		unknown.stream()
			// Tasklist shows messages as HTML, and this is the one part that is not ours.
			.map((name) -> name.replaceAll("[^\\w.-]", "?"))
			.forEach((name) -> violations.reject(name, name, "forms.unknown"));
		return validate(form.fields(), submitted, "", violations);
	}

	private Map<String, Object> validate(List<FormField> fields, Map<String, ?> submitted, String path,
			Violations violations) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (FormField field : fields) {
			Object raw = submitted.get(field.name());
			boolean empty = isEmpty(raw) || field.kind() == Kind.FLAG && !isTrue(raw) && isFlag(raw);
			if (field.askedWhen() != null && !field.askedWhen().holds(submitted)) {
				continue;
			}
			if (empty && field.required()) {
				violations.reject(path + field.name(), field.label(),
						(field.kind() == Kind.FLAG) ? "forms.tick" : "forms.required");
			}
			else if (raw != null && !isEmpty(raw)) {
				new Reading(field, path + field.name(), violations).read(raw)
					.ifPresent((value) -> values.put(field.name(), value));
			}
		}
		return values;
	}

	private static boolean isEmpty(@Nullable Object raw) {
		return raw == null || raw instanceof String text && text.isBlank()
				|| raw instanceof Collection<?> list && list.isEmpty();
	}

	private static boolean isTrue(@Nullable Object raw) {
		return raw != null && "true".equals(raw.toString());
	}

	private static boolean isFlag(@Nullable Object raw) {
		return raw == null || raw instanceof Boolean || "false".equals(raw) || "true".equals(raw);
	}

	/** Answers what only records know. */
	public interface Directory {

		boolean isMember(String userId);

		boolean isOrganisation(String organisationId);

	}

	/** Reads one value as its field says. */
	private final class Reading {

		private final FormField field;

		private final String path;

		private final Violations violations;

		Reading(FormField field, String path, Violations violations) {
			this.field = field;
			this.path = path;
			this.violations = violations;
		}

		Optional<Object> read(Object raw) {
			return switch (this.field.kind()) {
				case TEXT -> text(raw);
				case DATE -> date(raw);
				case NUMBER -> number(raw);
				case FLAG -> isFlag(raw) ? Optional.of(isTrue(raw)) : reject("forms.type");
				case CHOICE -> option(raw);
				case CHOICES -> list(raw).flatMap((list) -> each(list, this::option));
				case MEMBER -> member(raw);
				case MEMBERS -> list(raw).flatMap((list) -> each(list, this::member));
				case ORGANISATION -> string(raw).filter(SubmissionValidator.this.directory::isOrganisation)
					.<Object>map((id) -> id)
					.or(() -> reject("forms.organisation"));
				case ROWS -> list(raw).flatMap(this::rows);
				case EVIDENCE -> list(raw).flatMap(this::evidence);
			};
		}

		private Optional<Object> text(Object raw) {
			if (!(raw instanceof String text)) {
				return reject("forms.type");
			}
			String stripped = text.strip();
			if (stripped.indexOf('\0') >= 0) {
				return reject("forms.type");
			}
			if (this.field.minLength() != null && stripped.length() < this.field.minLength()) {
				return reject("forms.too-short", this.field.minLength(), stripped.length());
			}
			if (stripped.length() > this.field.maxLength()) {
				return reject("forms.too-long", this.field.maxLength(), stripped.length());
			}
			if (this.field.pattern() != null && !this.field.pattern().matcher(stripped).matches()) {
				return reject("forms.pattern");
			}
			return Optional.of(stripped);
		}

		private Optional<Object> date(Object raw) {
			LocalDate date;
			try {
				date = LocalDate.parse(raw.toString());
			}
			catch (DateTimeException ex) {
				return reject("forms.date");
			}
			LocalDate today = LocalDate.now(SubmissionValidator.this.clock);
			if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
				return reject("forms.date");
			}
			if (this.field.dates() == Dates.UNTIL_TODAY && date.isAfter(today)) {
				return reject("forms.date.future");
			}
			if (this.field.dates() == Dates.FROM_TODAY && date.isBefore(today)) {
				return reject("forms.date.past");
			}
			return Optional.of(date);
		}

		private Optional<Object> number(Object raw) {
			BigDecimal number;
			try {
				number = new BigDecimal(raw.toString().strip());
			}
			catch (NumberFormatException ex) {
				return reject("forms.number");
			}
			// 1e999999 is a short text and a very long number.
			if (number.precision() > 18 || number.scale() > 18 || number.precision() - (long) number.scale() > 18) {
				return reject("forms.number");
			}
			if (this.field.min() != null && number.compareTo(this.field.min()) < 0) {
				return reject("forms.min", this.field.min());
			}
			if (this.field.max() != null && number.compareTo(this.field.max()) > 0) {
				return reject("forms.max", this.field.max());
			}
			return Optional.of(number);
		}

		private Optional<Object> option(Object raw) {
			return string(raw).filter(this.field.options()::containsKey)
				.<Object>map((value) -> value)
				.or(() -> reject("forms.option", String.join(", ", this.field.options().values())));
		}

		private Optional<Object> member(Object raw) {
			return string(raw).filter(SubmissionValidator.this.directory::isMember)
				.<Object>map((id) -> id)
				.or(() -> reject("forms.member"));
		}

		private Optional<Object> each(List<?> list, java.util.function.Function<Object, Optional<Object>> reader) {
			List<Object> values = new ArrayList<>();
			for (Object element : list) {
				Optional<Object> value = (element != null) ? reader.apply(element) : reject("forms.type");
				if (value.isEmpty()) {
					return Optional.empty();
				}
				if (values.contains(value.get())) {
					return reject("forms.twice", value.get());
				}
				values.add(value.get());
			}
			return Optional.of(values);
		}

		private Optional<Object> rows(List<?> list) {
			List<Object> rows = new ArrayList<>();
			for (int i = 0; i < list.size(); i++) {
				if (!(list.get(i) instanceof Map<?, ?> row)) {
					return reject("forms.type");
				}
				Map<String, Object> columns = new LinkedHashMap<>();
				row.forEach((column, value) -> columns.put(String.valueOf(column), value));
				rows.add(validate(this.field.columns(), columns, this.path + "[" + i + "].", this.violations));
			}
			return Optional.of(rows);
		}

		private Optional<Object> evidence(List<?> list) {
			List<Object> items = new ArrayList<>();
			for (int i = 0; i < list.size(); i++) {
				if (!(list.get(i) instanceof Map<?, ?> item)) {
					return reject("forms.type");
				}
				evidenceItem(item, this.path + "[" + i + "]").ifPresent(items::add);
			}
			return Optional.of(items);
		}

		private Optional<EvidenceItem> evidenceItem(Map<?, ?> item, String itemPath) {
			try {
				String kind = shortText(item.get("kind"))
					.orElseThrow(() -> new IllegalArgumentException("A document is of some kind"));
				LocalDate date = LocalDate.parse(String.valueOf(item.get("date")));
				UUID file = UUID.fromString(String.valueOf(item.get("file")));
				if (!this.field.options().isEmpty() && !this.field.options().containsKey(kind)) {
					this.violations.reject(itemPath + ".kind", this.field.label(), "forms.option",
							String.join(", ", this.field.options().values()));
				}
				else if (date.isAfter(LocalDate.now(SubmissionValidator.this.clock)) || date.isBefore(EARLIEST)) {
					this.violations.reject(itemPath + ".date", this.field.label(), "forms.date.future");
				}
				else {
					return Optional.of(new EvidenceItem(kind, shortText(item.get("number")), date,
							shortText(item.get("issuer")), file));
				}
			}
			catch (DateTimeException | IllegalArgumentException ex) {
				this.violations.reject(itemPath, this.field.label(), "forms.evidence");
			}
			return Optional.empty();
		}

		private Optional<String> shortText(@Nullable Object raw) {
			return isEmpty(raw) ? Optional.empty()
					: Optional.of(String.valueOf(raw).strip())
						.filter((text) -> text.length() <= 255 && text.indexOf('\0') < 0)
						.or(() -> {
							throw new IllegalArgumentException("Longer than 255 characters");
						});
		}

		private Optional<String> string(Object raw) {
			return (raw instanceof String text && text.indexOf('\0') < 0) ? Optional.of(text.strip())
					: Optional.empty();
		}

		private Optional<List<?>> list(Object raw) {
			if (!(raw instanceof List<?> list)) {
				reject("forms.type");
				return Optional.empty();
			}
			if (this.field.min() != null && list.size() < this.field.min().intValue()) {
				reject("forms.at-least", this.field.min(), list.size());
				return Optional.empty();
			}
			if (list.size() > ((this.field.max() != null) ? this.field.max().intValue() : MAX_ROWS)) {
				reject("forms.at-most", (this.field.max() != null) ? this.field.max() : MAX_ROWS, list.size());
				return Optional.empty();
			}
			return Optional.of(list);
		}

		private Optional<Object> reject(String code, Object... arguments) {
			this.violations.reject(this.path, this.field.label(), code, arguments);
			return Optional.empty();
		}

	}

}
