package resolute.execution.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubmissionValidatorTest {

	private static final String FILE = "7c3f6f9e-6f0b-4c3a-9d2e-2a52f1b7f3a1";

	private static final String TEXT = "<input type='text' cam-variable-name='x' aria-label='Текст' RULES>";

	private static final String DATE = "<input type='date' cam-variable-name='x' aria-label='День' RULES>";

	private static final String NUMBER = "<input type='number' cam-variable-name='x' aria-label='Число' RULES>";

	private static final String FLAG = "<input type='checkbox' cam-variable-name='x' aria-label='Флажок' RULES>";

	private static final String CHOICE = "<select cam-variable-name='x' aria-label='Выбор' RULES>"
			+ "<option value=''></option><option value='a'>А</option><option value='b'>Б</option></select>";

	private static final String MEMBER = "<select cam-variable-name='x' aria-label='Участник' data-source='members' RULES></select>";

	private static final String ORGANISATION = "<select cam-variable-name='x' aria-label='Организация' data-source='organisations' RULES></select>";

	private static final String MEMBERS = "<div data-members='x' data-label='Участники' RULES></div>";

	private static final String ROWS = "<div data-rows='x' data-label='Строки' RULES><template>"
			+ "<input type='text' data-column='name' aria-label='Имя' maxlength='10' required>"
			+ "<input type='date' data-column='on' aria-label='День' data-dates='from-today'></template></div>";

	private static final String EVIDENCE = "<div data-evidence='x' data-label='Документы' RULES><datalist>"
			+ "<option value='act'>Акт</option><option value='letter'>Письмо</option></datalist></div>";

	@Test
	void aTextIsStripped() {
		assertThat(accepted(TEXT, "required", " \t Амурск \n")).isEqualTo("Амурск");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n", "\u2003" })
	void aBlankTextIsNoAnswer(String blank) {
		assertThat(refused(TEXT, "required", blank)).isEqualTo("заполните это поле.");
		assertThat(Forms.validate(form(TEXT, ""), Map.of("x", blank)).values()).isEmpty();
	}

	@Test
	void aTextIsNeitherTooShortNorTooLong() {
		assertThat(refused(TEXT, "minlength='5' maxlength='7'", " 1234 "))
			.isEqualTo("нужно не меньше 5 знаков, введено 4.");
		assertThat(accepted(TEXT, "minlength='5' maxlength='7'", "12345")).isEqualTo("12345");
		assertThat(accepted(TEXT, "minlength='5' maxlength='7'", "1234567")).isEqualTo("1234567");
		assertThat(refused(TEXT, "minlength='5' maxlength='7'", "12345678"))
			.isEqualTo("нужно не больше 7 знаков, введено 8.");
	}

	@Test
	void aTextWithoutAGreatestLengthHasOne() {
		assertThat(accepted(TEXT, "", "x".repeat(4000))).isEqualTo("x".repeat(4000));
		assertThat(refused(TEXT, "", "x".repeat(4001))).contains("не больше");
	}

	@Test
	void aTextMatchesItsPatternAsAWhole() {
		assertThat(accepted(TEXT, "pattern='[0-9]+-п'", "45-п")).isEqualTo("45-п");
		assertThat(refused(TEXT, "pattern='[0-9]+-п'", "45-па")).contains("в подсказке");
		assertThat(refused(TEXT, "pattern='[0-9]+-п'", "45-п\n45-п")).contains("в подсказке");
	}

	@Test
	void aTextIsAString() {
		for (Object other : List.of(1, true, List.of("a"), Map.of("a", "b"), new Object(), LocalDate.EPOCH)) {
			assertThat(refused(TEXT, "", other)).as("%s", other).startsWith("значение не того вида");
		}
	}

	/** PostgreSQL cannot store one: it would be a failure of the server. */
	@Test
	void aNulCharacterIsRefusedWhereverItStands() {
		for (String field : List.of(TEXT, MEMBER, ORGANISATION, CHOICE, DATE, NUMBER, FLAG)) {
			assertThat(refused(field, "", "a\0b")).as(field).isNotBlank();
		}
		assertThat(refused(MEMBERS, "", List.of("a\0b"))).isNotBlank();
		assertThat(refused(EVIDENCE, "", List.of(document("kind", "act\0")))).isNotBlank();
		assertThat(refused(EVIDENCE, "", List.of(document("number", "1\0")))).isNotBlank();
		assertThat(refused(EVIDENCE, "", List.of(document("issuer", "\0")))).isNotBlank();
		assertThat(refused(EVIDENCE, "", List.of(document("file", "\0")))).isNotBlank();
	}

	@Test
	void aDocumentWhoseFormNamesNoKindsHasAKindThatCanBeKept() {
		String free = "<div data-evidence='x' data-label='Документы'></div>";
		assertThat(refused(free, "", List.of(document("kind", "a\0b")))).isNotBlank();
		assertThat(refused(free, "", List.of(document("kind", "")))).isNotBlank();
		assertThat(refused(free, "", List.of(document("kind", "x".repeat(256))))).isNotBlank();
		Map<String, Object> without = new HashMap<>(document("kind", ""));
		without.remove("kind");
		assertThat(refused(free, "", List.of(without))).isNotBlank();
		assertThat(accepted(free, "", List.of(document("kind", "Акт")))).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "2014-01-29", "2014-02-28", "1900-01-01", "2199-12-31", "2012-02-29" })
	void aDateIsADay(String day) {
		assertThat(accepted(DATE, "", day)).isEqualTo(LocalDate.parse(day));
	}

	@ParameterizedTest
	@ValueSource(strings = { "29.01.2014", "2014-1-29", "2014-02-30", "2013-02-29", "2014-01-29T10:00:00", "1899-12-31",
			"2200-01-01", "+999999999-12-31", "-0044-03-15", "0000-01-01", "today", "1390953600000", "2014-13-01",
			"${now()}" })
	void whatIsNoDayOfOurTimesIsRefused(String day) {
		assertThat(refused(DATE, "", day)).isEqualTo("укажите дату в виде ГГГГ-ММ-ДД.");
	}

	@Test
	void aDateIsNeitherAListNorANumber() {
		assertThat(refused(DATE, "", 20140129)).isEqualTo("укажите дату в виде ГГГГ-ММ-ДД.");
		assertThat(refused(DATE, "", List.of("2014-01-29"))).isEqualTo("укажите дату в виде ГГГГ-ММ-ДД.");
	}

	/** Today is the district's, where the day begins seven hours before Moscow's. */
	@Test
	void aFactIsNotOfTheFuture() {
		assertThat(accepted(DATE, "data-dates='until-today'", "2014-01-29")).isEqualTo(Forms.TODAY);
		assertThat(accepted(DATE, "data-dates='until-today'", "1900-01-01")).isEqualTo(LocalDate.of(1900, 1, 1));
		assertThat(refused(DATE, "data-dates='until-today'", "2014-01-30"))
			.isEqualTo("дата не может быть позже сегодняшней.");
	}

	@Test
	void aPlanIsNotOfThePast() {
		assertThat(accepted(DATE, "data-dates='from-today'", "2014-01-29")).isEqualTo(Forms.TODAY);
		assertThat(refused(DATE, "data-dates='from-today'", "2014-01-28"))
			.isEqualTo("дата не может быть раньше сегодняшней.");
	}

	@Test
	void aNumberIsReadFromTextOrNumber() {
		assertThat(accepted(NUMBER, "", " 12.50 ")).isEqualTo(new BigDecimal("12.50"));
		assertThat(accepted(NUMBER, "", 7)).isEqualTo(new BigDecimal("7"));
		assertThat(accepted(NUMBER, "", 0.1)).isEqualTo(new BigDecimal("0.1"));
		assertThat(accepted(NUMBER, "", -3L)).isEqualTo(new BigDecimal("-3"));
		assertThat(accepted(NUMBER, "", "999999999999999999")).isEqualTo(new BigDecimal("999999999999999999"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e999999", "1e-999999", "-1e999999", "1e2147483647", "1e19", "10e18", "123456e15",
			"9999999999999999999", "0.1234567890123456789", "NaN", "Infinity", "-Infinity", "1,5", "1 000", "0x10",
			"12a", "--1", "1e", "true" })
	void whatIsNoNumberOfOurSizeIsRefusedAtOnce(String number) {
		assertThat(refused(NUMBER, "", number)).isEqualTo("укажите число.");
	}

	@Test
	void aNumberIsNoInfinityNeither() {
		assertThat(refused(NUMBER, "", Double.POSITIVE_INFINITY)).isEqualTo("укажите число.");
		assertThat(refused(NUMBER, "", Double.NaN)).isEqualTo("укажите число.");
		assertThat(refused(NUMBER, "", true)).isEqualTo("укажите число.");
		assertThat(refused(NUMBER, "", List.of(1))).isEqualTo("укажите число.");
	}

	@Test
	void aNumberIsBetweenItsBounds() {
		assertThat(refused(NUMBER, "min='0' max='10'", "-0.01")).isEqualTo("число должно быть не меньше 0.");
		assertThat(accepted(NUMBER, "min='0' max='10'", "0")).isEqualTo(BigDecimal.ZERO);
		assertThat(accepted(NUMBER, "min='0' max='10'", "10.00")).isEqualTo(new BigDecimal("10.00"));
		assertThat(refused(NUMBER, "min='0' max='10'", "10.01")).isEqualTo("число должно быть не больше 10.");
	}

	@Test
	void aFlagIsReadFromBooleanOrText() {
		assertThat(accepted(FLAG, "", true)).isEqualTo(true);
		assertThat(accepted(FLAG, "", "true")).isEqualTo(true);
		assertThat(accepted(FLAG, "", false)).isEqualTo(false);
		assertThat(accepted(FLAG, "", "false")).isEqualTo(false);
	}

	@Test
	void whatIsNeitherYesNorNoIsRefused() {
		for (Object other : List.of("yes", "TRUE", "on", "1", 1, 0, List.of(true), Map.of())) {
			assertThat(refused(FLAG, "", other)).as("%s", other).startsWith("значение не того вида");
			assertThat(refused(FLAG, "required", other)).as("%s", other).startsWith("значение не того вида");
		}
	}

	@Test
	void aRequiredBoxHasToBeTicked() {
		assertThat(refused(FLAG, "required", false)).isEqualTo("отметьте это поле.");
		assertThat(refused(FLAG, "required", "false")).isEqualTo("отметьте это поле.");
		assertThat(Forms.validate(form(FLAG, "required"), Map.of()).fields()).containsExactly("x");
		assertThat(accepted(FLAG, "required", "true")).isEqualTo(true);
	}

	@Test
	void aChoiceIsOneOfItsOptions() {
		assertThat(accepted(CHOICE, "", "b")).isEqualTo("b");
		assertThat(refused(CHOICE, "", "c")).isEqualTo("выберите одно из значений: А, Б.");
		assertThat(refused(CHOICE, "", "А")).as("its label").startsWith("выберите одно из значений");
		assertThat(refused(CHOICE, "", List.of("a"))).startsWith("выберите одно из значений");
		assertThat(refused(CHOICE, "", true)).startsWith("выберите одно из значений");
	}

	@Test
	void choicesAreOptionsEachOnce() {
		FormSchema form = Forms.camunda("{'type':'checklist','key':'x','label':'Услуги','values':["
				+ "{'value':'a','label':'А'},{'value':'b','label':'Б'},{'value':'c','label':'В'}],"
				+ "'properties':{'min':'1','max':'2'}}");
		assertThat(Forms.validate(form, Map.of("x", List.of("c", "a"))).values()).containsEntry("x", List.of("c", "a"));
		assertThat(message(form, List.of("a", "a"))).isEqualTo("значение «a» указано дважды.");
		assertThat(message(form, List.of("a", " a "))).isEqualTo("значение «a» указано дважды.");
		assertThat(message(form, List.of("a", "x"))).startsWith("выберите одно из значений");
		assertThat(message(form, List.of("a", "b", "c"))).isEqualTo("можно не больше 2, указано 3.");
		assertThat(message(form, Arrays.asList("a", null))).startsWith("значение не того вида");
		assertThat(message(form, "a")).startsWith("значение не того вида");
		assertThat(message(form, Map.of("a", true))).startsWith("значение не того вида");
	}

	@Test
	void aMemberAndAnOrganisationAreThere() {
		assertThat(accepted(MEMBER, "", "elban")).isEqualTo("elban");
		assertThat(refused(MEMBER, "", "nobody")).isEqualTo("такого участника нет. Выберите его из списка.");
		assertThat(refused(MEMBER, "", 7)).isEqualTo("такого участника нет. Выберите его из списка.");
		assertThat(accepted(ORGANISATION, "", "district")).isEqualTo("district");
		assertThat(refused(ORGANISATION, "", "nobody")).isEqualTo("такой организации нет. Выберите её из списка.");
		assertThat(refused(ORGANISATION, "", List.of("district")))
			.isEqualTo("такой организации нет. Выберите её из списка.");
	}

	@Test
	void membersAreThereEachOnceAndEnough() {
		String bounds = "data-min='2' data-max='3'";
		assertThat(accepted(MEMBERS, bounds, List.of("a", "b"))).isEqualTo(List.of("a", "b"));
		assertThat(refused(MEMBERS, bounds, List.of())).isEqualTo("заполните это поле.");
		assertThat(refused(MEMBERS, bounds, List.of("a"))).isEqualTo("нужно не меньше 2, указано 1.");
		assertThat(refused(MEMBERS, bounds, List.of("a", "b", "c", "d"))).isEqualTo("можно не больше 3, указано 4.");
		assertThat(refused(MEMBERS, bounds, List.of("a", "a"))).isEqualTo("значение «a» указано дважды.");
		assertThat(refused(MEMBERS, bounds, List.of("a", "nobody"))).startsWith("такого участника нет");
		assertThat(refused(MEMBERS, bounds, "a,b")).startsWith("значение не того вида");
		assertThat(Forms.validate(form(MEMBERS, bounds), Map.of()).fields()).containsExactly("x");
	}

	@Test
	void rowsAreReadColumnByColumn() {
		assertThat(accepted(ROWS, "", List.of(Map.of("name", " А ", "on", "2014-02-01"), Map.of("name", "Б"))))
			.isEqualTo(List.of(Map.of("name", "А", "on", LocalDate.of(2014, 2, 1)), Map.of("name", "Б")));
	}

	@Test
	void whatIsWrongInARowSaysWhere() {
		Forms.Result result = Forms.validate(form(ROWS, ""), Map.of("x",
				List.of(Map.of("name", "А", "on", "2014-01-28"), Map.of("name", "x".repeat(11)), Map.of())));
		assertThat(result.fields()).containsExactly("x[0].on", "x[1].name", "x[2].name");
		assertThat(result.violations()).extracting(Violation::label).containsExactly("День", "Имя", "Имя");
	}

	@Test
	void anEmptyRowAndARowOfAnotherKindAreRefused() {
		assertThat(Forms.validate(form(ROWS, ""), Map.of("x", List.of(Map.of()))).fields())
			.containsExactly("x[0].name");
		assertThat(refused(ROWS, "", List.of("name"))).startsWith("значение не того вида");
		assertThat(refused(ROWS, "", Collections.singletonList(null))).startsWith("значение не того вида");
		assertThat(refused(ROWS, "", Map.of("name", "А"))).startsWith("значение не того вида");
		assertThat(refused(ROWS, "", "[]")).startsWith("значение не того вида");
	}

	@Test
	void whatARowHasBesideItsColumnsIsNotKept() {
		Map<Object, Object> row = new LinkedHashMap<>(Map.of("name", "А", "councilApproved", true));
		row.put(1, "x");
		assertThat(accepted(ROWS, "", List.of(row))).isEqualTo(List.of(Map.of("name", "А")));
	}

	@Test
	void thereAreNeverMoreThanTwoHundredRows() {
		assertThat(accepted(ROWS, "", rows(200))).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
			.hasSize(200);
		assertThat(refused(ROWS, "", rows(201))).isEqualTo("можно не больше 200, указано 201.");
		assertThat(refused(ROWS, "", rows(100_000))).contains("не больше 200");
		assertThat(refused(MEMBERS, "", IntStream.range(0, 201).mapToObj((i) -> "m" + i).toList()))
			.isEqualTo("можно не больше 200, указано 201.");
		assertThat(refused(EVIDENCE, "", Collections.nCopies(201, document("kind", "act"))))
			.isEqualTo("можно не больше 200, указано 201.");
	}

	@Test
	void rowsKeepTheirOwnBounds() {
		assertThat(refused(ROWS, "data-min='2' data-max='3'", rows(1))).isEqualTo("нужно не меньше 2, указано 1.");
		assertThat(refused(ROWS, "data-min='2' data-max='3'", rows(4))).isEqualTo("можно не больше 3, указано 4.");
		assertThat(refused(ROWS, "data-min='2'", List.of())).isEqualTo("заполните это поле.");
		assertThat(Forms.validate(form(ROWS, "data-min='0'"), Map.of("x", List.of())).violations()).isEmpty();
	}

	@Test
	void aColumnCanBeRequiredByAnotherOfItsRow() {
		FormSchema form = Forms.html("<div data-rows='x' data-label='Строки'><template>"
				+ "<select data-column='how' aria-label='Как'><option value='other'>Иначе</option>"
				+ "<option value='usual'>Как всегда</option></select><input type='text' data-column='why' "
				+ "aria-label='Почему' data-required-when='how=other'></template></div>");
		assertThat(Forms.validate(form, Map.of("x", List.of(Map.of("how", "usual"), Map.of("how", "other")))).fields())
			.containsExactly("x[1].why");
	}

	@Test
	void aDocumentHasKindDateAndFile() {
		Map<String, Object> full = new HashMap<>(document("number", " 45-па "));
		full.put("issuer", "Администрация");
		assertThat(accepted(EVIDENCE, "", List.of(full)))
			.isEqualTo(List.of(new EvidenceItem("act", java.util.Optional.of("45-па"), Forms.TODAY,
					java.util.Optional.of("Администрация"), UUID.fromString(FILE))));
		assertThat(refused(EVIDENCE, "", List.of(document("kind", "order"))))
			.isEqualTo("выберите одно из значений: Акт, Письмо.");
		assertThat(refused(EVIDENCE, "", List.of(document("date", "2014-01-30"))))
			.isEqualTo("дата не может быть позже сегодняшней.");
		for (String gone : List.of("date", "file")) {
			Map<String, Object> without = new HashMap<>(document("kind", "act"));
			without.remove(gone);
			assertThat(refused(EVIDENCE, "", List.of(without))).as("without " + gone)
				.isEqualTo("у каждого документа должны быть вид, дата и загруженный файл.");
		}
		assertThat(refused(EVIDENCE, "", List.of(document("file", "1; drop table evidence"))))
			.isEqualTo("у каждого документа должны быть вид, дата и загруженный файл.");
		assertThat(refused(EVIDENCE, "", List.of(document("number", "x".repeat(256))))).isNotBlank();
		assertThat(refused(EVIDENCE, "", List.of("act"))).startsWith("значение не того вида");
		assertThat(refused(EVIDENCE, "", "act")).startsWith("значение не того вида");
	}

	@Test
	void whatIsWrongWithADocumentSaysWhich() {
		Forms.Result result = Forms.validate(form(EVIDENCE, ""), Map.of("x",
				List.of(document("kind", "act"), document("kind", "order"), document("date", "2199-01-01"))));
		assertThat(result.fields()).containsExactly("x[1].kind", "x[2].date");
	}

	@Test
	void documentsAreEnoughAndNotTooMany() {
		assertThat(refused(EVIDENCE, "data-min='1'", List.of())).isEqualTo("заполните это поле.");
		assertThat(Forms.validate(form(EVIDENCE, "data-min='1'"), Map.of()).fields()).containsExactly("x");
		assertThat(refused(EVIDENCE, "data-max='1'",
				List.of(document("kind", "act"), document("file", UUID.randomUUID().toString()))))
			.isEqualTo("можно не больше 1, указано 2.");
		assertThat(Forms.validate(form(EVIDENCE, "data-max='1'"), Map.of()).violations()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "declined||true", "notOurs||true", "declined|Нет полномочий|false",
			"accepted||false", "||false", "' declined '||true", "other||false" })
	void aFieldIsRequiredByTheValueOfAnother(@org.jspecify.annotations.Nullable String decision,
			@org.jspecify.annotations.Nullable String reason, boolean refused) {
		FormSchema form = Forms.html("<select cam-variable-name='decision'><option value='accepted'>Да</option>"
				+ "<option value='declined'>Нет</option><option value='notOurs'>Не наше</option></select>"
				+ "<textarea cam-variable-name='reason' data-required-when='decision=declined|notOurs'></textarea>");
		Map<String, Object> values = new HashMap<>();
		values.put("decision", decision);
		values.put("reason", reason);
		values.values().removeIf(Objects::isNull);
		assertThat(Forms.validate(form, values).fields().contains("reason")).isEqualTo(refused);
	}

	@Test
	void aBoxCanMakeAFieldRequired() {
		FormSchema form = Forms
			.html(FLAG.replace("RULES", "") + "<input type='text' cam-variable-name='y' data-required-when='x=true'>");
		assertThat(Forms.validate(form, Map.of("x", true)).fields()).containsExactly("y");
		assertThat(Forms.validate(form, Map.of("x", "true")).fields()).containsExactly("y");
		assertThat(Forms.validate(form, Map.of("x", false)).fields()).isEmpty();
		assertThat(Forms.validate(form, Map.of()).fields()).isEmpty();
	}

	@Test
	void documentsCanBeRequiredByAnotherField() {
		FormSchema form = Forms.html("<input type='checkbox' cam-variable-name='held'>"
				+ EVIDENCE.replace("RULES", "data-required-when='held=true'"));
		assertThat(Forms.validate(form, Map.of("held", true)).fields()).containsExactly("x");
		assertThat(Forms.validate(form, Map.of("held", true, "x", List.of())).fields()).containsExactly("x");
		assertThat(Forms.validate(form, Map.of("held", false)).fields()).isEmpty();
	}

	@Test
	void whatTheFormDoesNotHaveIsRefused() {
		FormSchema form = form(TEXT, "");
		Forms.Result result = Forms.validate(form, Map.of("x", "А", "councilApproved", true));
		assertThat(result.fields()).containsExactly("councilApproved");
		assertThat(result.values()).containsOnlyKeys("x");
		assertThat(Forms.validate(FormSchema.NONE, Map.of("x", "А")).fields()).containsExactly("x");
		Map<String, Object> nothing = new HashMap<>();
		nothing.put("outcome", null);
		assertThat(Forms.validate(form, nothing).fields()).containsExactly("outcome");
		assertThat(Forms.validate(form, Map.of("X", "А")).fields()).as("another case").containsExactly("X");
	}

	/** Tasklist shows the answer as HTML. */
	@Test
	void theNameOfAnUnknownFieldCannotCarryMarkup() {
		Violation violation = Forms.validate(FormSchema.NONE, Map.of("<img src=x onerror=alert(1)>", "А"))
			.violations()
			.get(0);
		assertThat(violation.field() + violation.label() + violation.message()).doesNotContain("<", ">", "(", "=",
				"\"");
	}

	@Test
	void everythingThatIsWrongIsToldAtOnce() {
		FormSchema form = Forms.html("<input type='text' cam-variable-name='a' required>"
				+ "<input type='date' cam-variable-name='b'><input type='number' cam-variable-name='c'>");
		assertThat(Forms.validate(form, Map.of("b", "x", "c", "y", "d", "z")).fields()).containsExactly("d", "a", "b",
				"c");
	}

	@Test
	void messagesAreInTheLanguageOfTheReader() {
		Violation violation = Forms.validate(form(TEXT, "required"), Map.of(), Locale.ENGLISH).violations().get(0);
		assertThat(violation).isEqualTo(new Violation("x", "Текст", "fill in this field."));
		assertThat(Forms.validate(form(TEXT, "required"), Map.of(), Locale.GERMAN).violations().get(0).message())
			.isEqualTo("заполните это поле.");
	}

	private static Object accepted(String field, String rules, Object value) {
		Forms.Result result = Forms.validate(form(field, rules), Map.of("x", value));
		assertThat(result.violations()).isEmpty();
		return Objects.requireNonNull(result.values().get("x"));
	}

	/** Exactly one thing is wrong, with this field, and nothing was read from it. */
	private static String refused(String field, String rules, Object value) {
		return message(form(field, rules), value);
	}

	private static String message(FormSchema form, Object value) {
		Forms.Result result = Forms.validate(form, Map.of("x", value));
		assertThat(result.violations()).as("violations of %s", value).hasSize(1);
		Violation violation = result.violations().get(0);
		assertThat(violation.field()).startsWith("x");
		assertThat(violation.label()).isEqualTo(form.fields().get(0).label()).isNotBlank();
		return violation.message();
	}

	private static FormSchema form(String field, String rules) {
		return Forms.html(field.replace("RULES", rules));
	}

	private static List<Map<String, Object>> rows(int count) {
		List<Map<String, Object>> rows = new ArrayList<>();
		IntStream.range(0, count).forEach((i) -> rows.add(Map.of("name", "n" + i)));
		return rows;
	}

	private static Map<String, Object> document(String name, Object value) {
		Map<String, Object> document = new HashMap<>(
				Map.of("kind", "act", "date", Forms.TODAY.toString(), "file", FILE));
		document.put(name, value);
		return document;
	}

}
