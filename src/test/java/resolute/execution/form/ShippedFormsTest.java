package resolute.execution.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import resolute.execution.form.FormField.Kind;
import resolute.support.Answers;

import static org.assertj.core.api.Assertions.assertThat;

/** Every form that comes with the application, field by field. */
class ShippedFormsTest {

	static Stream<Arguments> forms() {
		return Forms.shipped().stream().map((form) -> Arguments.of(form.id(), form));
	}

	/** Every field of every form that can be refused by what kind of field it is. */
	static Stream<Arguments> fields() {
		return Forms.shipped()
			.stream()
			.flatMap((
					form) -> form.fields().stream().map((field) -> Arguments.of(form.id(), field.name(), form, field)));
	}

	static Stream<Arguments> requiredFields() {
		return fields().filter((arguments) -> {
			FormField field = (FormField) arguments.get()[3];
			return field.required() && field.askedWhen() == null;
		});
	}

	static Stream<Arguments> conditionalFields() {
		return fields().filter((arguments) -> {
			FormField field = (FormField) arguments.get()[3];
			return field.required() && field.askedWhen() != null;
		});
	}

	static Stream<Arguments> datesOfToday() {
		return initialFields(true);
	}

	static Stream<Arguments> carriedOverFields() {
		return initialFields(false);
	}

	private static Stream<Arguments> initialFields(boolean today) {
		return fields().filter((arguments) -> {
			FormField.Initial initial = ((FormField) arguments.get()[3]).initial();
			return initial != null && initial.isToday() == today;
		});
	}

	static Stream<Arguments> requiredColumns() {
		return fields().flatMap((arguments) -> ((FormField) arguments.get()[3]).columns()
			.stream()
			.filter(FormField::required)
			.map((column) -> Arguments.of(arguments.get()[0], arguments.get()[1], column.name(), arguments.get()[2],
					arguments.get()[3])));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void isAcceptedWithAllItAsksFor(String id, FormSchema form) {
		assertThat(Forms.validate(form, answers(form)).violations()).isEmpty();
	}

	@ParameterizedTest(name = "{0} without {1}")
	@MethodSource("requiredFields")
	void isRefusedWithoutARequiredField(String id, String name, FormSchema form, FormField field) {
		Map<String, Object> answers = answers(form);
		assertThat(answers.remove(name)).isNotNull();
		assertThat(Forms.validate(form, answers).fields()).containsExactly(name);
		answers.put(name, (field.kind() == Kind.FLAG) ? "false" : " ");
		assertThat(Forms.validate(form, answers).fields()).containsExactly(name);
	}

	@ParameterizedTest(name = "{0} without {1}")
	@MethodSource("conditionalFields")
	void isRefusedWithoutAFieldThatAnotherOneRequires(String id, String name, FormSchema form, FormField field) {
		FormField.AskedWhen when = java.util.Objects.requireNonNull(field.askedWhen());
		FormField other = form.fields()
			.stream()
			.filter((it) -> it.name().equals(when.field()))
			.findFirst()
			.orElseThrow();
		for (String value : when.values()) {
			if (other.kind() == Kind.CHOICE) {
				assertThat(other.options()).as("what %s can be", other.name()).containsKey(value);
			}
			Map<String, Object> answers = answers(form);
			answers.put(when.field(), value);
			answers.remove(name);
			assertThat(Forms.validate(form, answers).fields()).contains(name);
		}
	}

	/** Whoever changes an answer no longer sees what was entered for the one before. */
	@ParameterizedTest(name = "{0} with {1} hidden")
	@MethodSource("conditionalFields")
	void leavesOutAFieldThatIsNotAsked(String id, String name, FormSchema form, FormField field) {
		Map<String, Object> answers = answers(form);
		answers.remove(java.util.Objects.requireNonNull(field.askedWhen()).field());
		answers.put(name, Map.of("no", "field takes this"));
		Forms.Result result = Forms.validate(form, answers);
		assertThat(result.values()).doesNotContainKey(name);
		assertThat(result.fields()).doesNotContain(name);
	}

	@ParameterizedTest(name = "{0} without {1}[0].{2}")
	@MethodSource("requiredColumns")
	void isRefusedWithoutARequiredColumn(String id, String rows, String column, FormSchema form, FormField field) {
		Map<String, Object> answers = answersAsking(field, form);
		List<Map<String, Object>> changed = new ArrayList<>();
		((List<?>) answers.getOrDefault(rows, List.of(Map.of()))).forEach((row) -> {
			Map<String, Object> copy = new LinkedHashMap<>();
			((Map<?, ?>) row).forEach((key, value) -> copy.put(String.valueOf(key), value));
			changed.add(copy);
		});
		changed.get(0).remove(column);
		answers.put(rows, changed);
		assertThat(Forms.validate(form, answers).fields()).contains(rows + "[0]." + column)
			.allMatch((path) -> path.startsWith(rows + "[0]."));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("datesOfToday")
	void beginsWithTodayWhereADateMayBeToday(String id, String name, FormSchema form, FormField field) {
		assertThat(field.kind()).isEqualTo(Kind.DATE);
		assertThat(Forms.validate(form, answers(form, Map.of(name, Forms.TODAY.toString()))).fields())
			.doesNotContain(name);
	}

	/** What one form accepted is nothing that the other would refuse. */
	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("carriedOverFields")
	void beginsWithWhatAFieldOfTheSameKindHolds(String id, String name, FormSchema form, FormField field) {
		FormField.Initial initial = java.util.Objects.requireNonNull(field.initial());
		FormField other = Forms.shipped()
			.stream()
			.filter((it) -> it.id().equals(initial.form()))
			.flatMap((it) -> it.fields().stream())
			.filter((it) -> it.name().equals(initial.field()))
			.findFirst()
			.orElseThrow();
		assertThat(field.kind()).isEqualTo(other.kind()).isNotEqualTo(Kind.EVIDENCE);
		assertThat(field.maxLength()).isGreaterThanOrEqualTo(other.maxLength());
		assertThat(field.options().keySet()).containsAll(other.options().keySet());
		assertThat(kinds(field.columns())).isEqualTo(kinds(other.columns()));
	}

	private static Map<String, Kind> kinds(List<FormField> columns) {
		return columns.stream().collect(Collectors.toMap(FormField::name, FormField::kind));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("fields")
	void isRefusedWithAValueOfAnotherKind(String id, String name, FormSchema form, FormField field) {
		Map<String, Object> answers = answersAsking(field, form);
		answers.put(name, (field.kind() == Kind.TEXT) ? List.of("a") : Map.of("a", "b"));
		assertThat(Forms.validate(form, answers).fields()).contains(name);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("fields")
	void isRefusedWithAValueTooLarge(String id, String name, FormSchema form, FormField field) {
		Map<String, Object> answers = answersAsking(field, form);
		answers.put(name, switch (field.kind()) {
			case TEXT -> "x".repeat(field.maxLength() + 1);
			case DATE -> "2200-01-01";
			case NUMBER -> "1e999999";
			case FLAG -> "maybe";
			case CHOICE, MEMBER, ORGANISATION -> "nobody";
			case CHOICES, MEMBERS -> List.of("nobody");
			case ROWS, EVIDENCE -> java.util.Collections.nCopies(1000, Map.of());
		});
		assertThat(Forms.validate(form, answers).fields()).contains(name);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void isRefusedWithAFieldItDoesNotHave(String id, FormSchema form) {
		Map<String, Object> answers = answers(form);
		answers.put("councilApproved", true);
		assertThat(Forms.validate(form, answers).fields()).containsExactly("councilApproved");
	}

	/** Answers with which a field is asked. */
	private static Map<String, Object> answersAsking(FormField field, FormSchema form) {
		FormField.AskedWhen when = field.askedWhen();
		return answers(form, (when != null) ? Map.of(when.field(), when.values().get(0)) : Map.of());
	}

	private static Map<String, Object> answers(FormSchema form) {
		return answers(form, Map.of());
	}

	private static Map<String, Object> answers(FormSchema form, Map<String, ?> given) {
		List<String> members = IntStream.range(0, 60).mapToObj((i) -> "member" + i).toList();
		return new Answers(Forms.TODAY, members, List.of("district"), (name) -> UUID.randomUUID()).valid(form, given);
	}

}
