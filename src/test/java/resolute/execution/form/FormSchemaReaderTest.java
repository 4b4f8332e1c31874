package resolute.execution.form;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import resolute.execution.form.FormField.AskedWhen;
import resolute.execution.form.FormField.Dates;
import resolute.execution.form.FormField.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FormSchemaReaderTest {

	/** What can be said in both notations is the same field in both. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"{'type':'textfield','key':'x','label':'Имя'}|<label for='i'>Имя</label><input type='text' id='i' cam-variable-name='x'>",
			"{'type':'textfield','key':'x','label':'Имя','validate':{'required':true,'minLength':3,'maxLength':50}}|<label for='i'>Имя</label><input type='text' id='i' cam-variable-name='x' required minlength='3' maxlength='50'>",
			"{'type':'textarea','key':'x','label':'Почему','validate':{'maxLength':100},'properties':{'requiredWhen':'decision=no'}}|<label for='i'>Почему</label><textarea id='i' cam-variable-name='x' maxlength='100' data-required-when='decision=no'></textarea>",
			"{'type':'number','key':'x','label':'Сколько','validate':{'min':0,'max':100}}|<label for='i'>Сколько</label><input type='number' id='i' cam-variable-name='x' min='0' max='100'>",
			"{'type':'datetime','subtype':'date','key':'x','dateLabel':'Когда','properties':{'dates':'until-today'}}|<label for='i'>Когда</label><input type='date' id='i' cam-variable-name='x' data-dates='until-today'>",
			"{'type':'datetime','subtype':'date','key':'x','dateLabel':'Когда','validate':{'required':true},'properties':{'dates':'from-today'}}|<label for='i'>Когда</label><input type='date' id='i' cam-variable-name='x' data-dates='from-today' required>",
			"{'type':'checkbox','key':'x','label':'Да','validate':{'required':true}}|<label for='i'>Да</label><input type='checkbox' id='i' cam-variable-name='x' required>",
			"{'type':'select','key':'x','label':'Что','values':[{'value':'a','label':'А'},{'value':'b','label':'Б'}]}|<label for='i'>Что</label><select id='i' cam-variable-name='x'><option value=''></option><option value='a'>А</option><option value='b'>Б</option></select>",
			"{'type':'radio','key':'x','label':'Что','values':[{'value':'a','label':'А'}],'validate':{'required':true}}|<label for='i'>Что</label><select id='i' cam-variable-name='x' required><option value='a'>А</option></select>",
			"{'type':'dynamiclist','path':'x','label':'Кто','properties':{'min':'0','max':'9'},'components':[{'type':'textfield','key':'name','label':'Имя','validate':{'required':true}},{'type':'number','key':'age','label':'Лет','validate':{'min':18}}]}|<div data-rows='x' data-label='Кто' data-min='0' data-max='9'><template><input type='text' data-column='name' aria-label='Имя' required><input type='number' data-column='age' aria-label='Лет' min='18'></template></div>" })
	void bothNotationsReadAlike(String component, String element) {
		assertThat(Forms.camunda(component)).isEqualTo(Forms.html(element));
	}

	@Test
	void aPatternIsReadFromBoth() {
		FormField camunda = only(
				Forms.camunda("{'type':'textfield','key':'x','label':'Номер','validate':{'pattern':'[0-9]+'}}"));
		FormField html = only(Forms.html("<input type='text' cam-variable-name='x' pattern='[0-9]+'>"));
		assertThat(camunda.pattern()).isNotNull().extracting(Pattern::pattern).isEqualTo("[0-9]+");
		assertThat(html.pattern()).isNotNull().extracting(Pattern::pattern).isEqualTo("[0-9]+");
	}

	@Test
	void fieldsOfACamundaFormAreFoundInGroups() {
		FormSchema form = Forms
			.camunda("{'type':'text','text':'# Заголовок'},{'type':'group','label':'Г','components':["
					+ "{'type':'textfield','key':'a','label':'А'},{'type':'group','components':["
					+ "{'type':'taglist','key':'b','label':'Б','values':[{'value':'v','label':'В'}],"
					+ "'properties':{'min':'1','max':'2'}}]}]},{'type':'button','label':'Готово'}");
		assertThat(form.id()).isEqualTo("testForm");
		assertThat(form.fields()).extracting(FormField::name).containsExactly("a", "b");
		FormField choices = form.fields().get(1);
		assertThat(choices.kind()).isEqualTo(Kind.CHOICES);
		assertThat(choices.min()).isEqualTo(new BigDecimal("1"));
		assertThat(choices.max()).isEqualTo(new BigDecimal("2"));
		assertThat(choices.options()).containsExactly(java.util.Map.entry("v", "В"));
	}

	@Test
	void theElementsOfOursAreRead() {
		FormSchema form = Forms.html("<div data-members='a' data-label='Члены' data-min='7' data-max='60'></div>"
				+ "<label for='i'>Кто</label><select id='i' cam-variable-name='b' data-source='members' required></select>"
				+ "<select cam-variable-name='c' data-source='organisations' aria-label='Где'></select>"
				+ "<div data-evidence='d' data-label='Документы' data-min='1' data-max='5'><datalist>"
				+ "<option value='act'>Акт</option></datalist></div>");
		assertThat(form.fields()).extracting(FormField::kind)
			.containsExactly(Kind.MEMBERS, Kind.MEMBER, Kind.ORGANISATION, Kind.EVIDENCE);
		assertThat(form.fields()).extracting(FormField::label).containsExactly("Члены", "Кто", "Где", "Документы");
		assertThat(form.fields()).extracting(FormField::required).containsExactly(true, true, false, true);
		assertThat(form.fields().get(0).min()).isEqualTo(new BigDecimal("7"));
		assertThat(form.fields().get(3).max()).isEqualTo(new BigDecimal("5"));
		assertThat(form.fields().get(3).options()).containsEntry("act", "Акт");
	}

	/** The columns of a row are no fields of the form. */
	@Test
	void columnsBelongToTheirRows() {
		FormSchema form = Forms.html("<div data-rows='x' data-label='Строки' data-min='1'><template>"
				+ "<input type='date' data-column='on' aria-label='День' data-dates='from-today'>"
				+ "<select data-column='who' aria-label='Кто' data-source='members'></select></template></div>");
		FormField rows = only(form);
		assertThat(rows.required()).isTrue();
		assertThat(rows.columns()).extracting(FormField::name).containsExactly("on", "who");
		assertThat(rows.columns()).extracting(FormField::kind).containsExactly(Kind.DATE, Kind.MEMBER);
		assertThat(rows.columns().get(0).dates()).isEqualTo(Dates.FROM_TODAY);
	}

	@Test
	void whenAFieldIsAskedIsRead() {
		FormField required = only(
				Forms.html("<textarea cam-variable-name='x' data-required-when=' decision = no|notOurs '></textarea>"));
		assertThat(required.askedWhen()).isEqualTo(new AskedWhen("decision", List.of("no", "notOurs")));
		assertThat(required.required()).isTrue();
		FormField shown = only(Forms.html("<input type='text' cam-variable-name='x' data-shown-when='decision=no'>"));
		assertThat(shown.askedWhen()).isEqualTo(new AskedWhen("decision", List.of("no")));
		assertThat(shown.required()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "data-required-when='decision'", "data-required-when='=no'",
			"data-dates='tomorrow'", "maxlength='many'", "pattern='['", "minlength='1.5'" })
	void aRuleThatMakesNoSenseIsNoRule(String rule) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Forms.html("<input type='text' cam-variable-name='x' " + rule + ">"));
	}

	@Test
	void whatIsNoFormIsRefused() {
		FormSchemaReader reader = new FormSchemaReader(new ObjectMapper());
		assertThatIllegalArgumentException().isThrownBy(
				() -> reader.readCamundaForm(new ByteArrayInputStream("<form>".getBytes(StandardCharsets.UTF_8))));
	}

	@Test
	void aTextWithoutAGreatestLengthHasTheDefault() {
		assertThat(only(Forms.html("<textarea cam-variable-name='x'></textarea>")).maxLength()).isEqualTo(4000);
		assertThat(only(Forms.camunda("{'type':'textarea','key':'x','label':'Т'}")).maxLength()).isEqualTo(4000);
	}

	@Test
	void onlyChoicesFlagsDatesAndNumbersAreForGateways() {
		assertThat(Kind.values()).filteredOn(Kind::isFlag)
			.containsExactlyInAnyOrder(Kind.DATE, Kind.NUMBER, Kind.FLAG, Kind.CHOICE);
	}

	@Test
	void everyShippedFormIsReadAndNamedForItsFile() {
		assertThat(Forms.shipped()).hasSizeGreaterThan(80).allSatisfy((form) -> {
			assertThat(form.id()).matches("[a-z][A-Za-z]*Form");
			assertThat(form.fields()).as(form.id())
				.isNotEmpty()
				.allSatisfy((field) -> assertThat(field.name()).isNotBlank());
			assertThat(form.fields()).as("labels of " + form.id())
				.allSatisfy((field) -> assertThat(field.label()).isNotBlank());
			assertThat(form.fields()).extracting(FormField::name).doesNotHaveDuplicates();
		});
	}

	private static FormField only(FormSchema form) {
		assertThat(form.fields()).hasSize(1);
		return form.fields().get(0);
	}

}
