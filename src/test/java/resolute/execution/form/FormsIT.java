package resolute.execution.form;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import resolute.execution.form.FormField.Kind;
import resolute.participant.Participants;
import resolute.support.Answers;
import resolute.support.Chromium;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;
import resolute.support.TaskForm;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every form that comes with the application as its performer meets it: opened in
 * Tasklist, handed in empty, with one wrong value, and right. Each stands in a process of
 * its own that asks for nothing else; what a form means is tested with the process it
 * belongs to.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsIT {

	private static final String CLERK = "elban";

	private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z.:/-]+");

	/** Kinds of files, and what an address begins with. */
	private static final Set<String> ALLOWED = Set.of("PDF", "pdf", "DOCX", "XLSX", "JPEG", "PNG");

	/** A formula, an image that runs a script, and an expression of AngularJS. */
	private static final String PAYLOAD = "=1+1<img src=x onerror=alert(1)>{{1+1}}";

	private static final Pattern CYRILLIC = Pattern.compile("[А-Яа-яё]");

	@LocalServerPort
	private int port;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private Participants participants;

	@Autowired
	private MutableClock clock;

	@Autowired
	private JdbcClient jdbc;

	private Chromium chromium;

	private Page page;

	static Stream<FormSchema> forms() {
		return Forms.shipped().stream();
	}

	@BeforeAll
	void open() throws IOException {
		this.clock.moveTo(LocalDate.of(2014, 1, 29));
		deploy();
		this.chromium = new Chromium(this.port);
		this.page = this.chromium.windowOf(CLERK, 1400);
	}

	@AfterAll
	void close() {
		this.chromium.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void isFilledInInTasklist(FormSchema form) {
		String task = start(form);
		TaskForm shown = TaskForm.open(this.page, task);

		assertThat(foreign(shown)).as("words that are not Russian").isEmpty();
		boolean refusedEmpty = refusesNothing(form, shown);
		assertThat(Chromium.barriers(this.page, ".task-card .tab-content")).as("with what is wrong").isEmpty();
		everyAnswerSpeaksRussian(form, shown);

		Map<String, Object> values = values(form);
		List<FormField> filled = shown.fill(form, values);
		boolean refusedWrong = refusesWhatIsWrong(filled, values, shown);
		assertThat(refusedEmpty || refusedWrong).as("it takes not everything").isTrue();
		assertThat(hintsOfNoField(shown)).as("hints that have lost their fields").isEmpty();
		assertThat(foreign(shown)).as("words that are not Russian").isEmpty();
		assertThat(Chromium.barriers(this.page, ".task-card .tab-content")).as("filled in").isEmpty();
		fitsOnATelephone(shown);
		assertThat(this.tasks.createTaskQuery().taskId(task).count()).as("the task is open").isOne();

		shown.complete();
		shown.awaitGone();

		assertThat(content(task)).containsAllEntriesOf(recorded(filled, values));
		assertThat(complaints()).isEmpty();
	}

	/**
	 * The first visit brings Camunda's scripts, once for all; from then on a task with
	 * its form is a matter of a few seconds at 400 kbit/s, and so is a page of ours.
	 */
	@Test
	void isLightOnASlowLine() {
		String task = start(shipped("reportForm"));
		Page visitor = this.chromium.windowOf(CLERK, 390);

		Traffic first = Traffic.of(visitor, () -> TaskForm.open(visitor, task));
		Traffic page = Traffic.onASlowLine(visitor, () -> visitor.navigate("/my"));
		Traffic second = Traffic.onASlowLine(visitor, () -> TaskForm.open(visitor, task));

		assertThat(page.kilobytes()).isBetween(1, 300);
		assertThat(page.requests()).isLessThanOrEqualTo(20);
		assertThat(first.kilobytes()).isBetween(500, 2000);
		assertThat(first.requests()).isLessThanOrEqualTo(100);
		assertThat(second.kilobytes()).isBetween(10, 100);
		assertThat(second.requests()).isLessThanOrEqualTo(60);
		assertThat(second.seconds()).isBetween(0.5, 10.0);
		visitor.context().close();
		assertThat(complaints()).isEmpty();
	}

	/** Forms with one line only are handed in by browsers when it is entered. */
	@Test
	void isNotHandedInWithALine() {
		FormSchema form = shipped("acceptRecommendationForm");
		String task = start(form);
		TaskForm shown = TaskForm.open(this.page, task);
		List<FormField> filled = shown.fill(form, values(form));

		shown.control(filled.get(filled.size() - 1)).press("Enter");

		shown.awaitSaved();
		assertThat(filled).extracting(FormField::name).containsExactly("decision", "contactPerson");
		assertThat(this.tasks.createTaskQuery().taskId(task).count()).as("the task is open").isOne();
		assertThat(complaints()).isEmpty();
	}

	@Test
	void isFilledInWithTheKeyboardAlone() {
		FormSchema form = shipped("agreeBranchTermsForm");
		String task = start(form);
		TaskForm shown = TaskForm.open(this.page, task);

		shown.locator().locator("input").first().focus();
		Locator choices = shown.locator().locator(".fjs-dropdownlist-item");
		choices.first().waitFor();
		shown.settle();
		press("ArrowDown", "Enter");
		choices.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
		press("Tab");
		this.page.keyboard().type("3");
		press("Tab");
		this.page.keyboard().type("450");
		press("Tab");
		this.page.keyboard().type("Отделение откроется в здании администрации района");
		Locator button = this.page.locator(".form-actions .btn-primary:focus");
		for (int i = 0; i < 5 && button.count() == 0; i++) {
			press("Tab");
		}
		press("Enter");
		shown.awaitGone();

		assertThat(content(task)).containsEntry("staff", "3").containsKey("workForm");
	}

	/** Without leaving the field first. */
	@Test
	void takesADateThatWasTypedLast() {
		FormSchema form = shipped("decideExtensionForm");
		String task = start(form);
		TaskForm shown = TaskForm.open(this.page, task);
		shown.fill(form, values(form));

		shown.locator().locator("input[id$=-date]").fill("17.02.2014");
		press("Control+Enter");
		shown.awaitGone();

		assertThat(content(task)).containsEntry("grantedOn", "2014-02-17");
		assertThat(complaints()).isEmpty();
	}

	@Test
	void takesDocumentsFromTheKeyboard() {
		// From the beginning: Chromium notices only later that somebody else opens the
		// dialog.
		this.page.onFileChooser((dialog) -> dialog.setFiles(TaskForm.pdf("Образец.pdf")));
		TaskForm shown = TaskForm.open(this.page, start(shipped("reportForm")));

		shown.locator().locator("textarea").focus();
		press("Tab");
		shown.locator().locator("input[type=file]:focus").waitFor(attached());
		press("Enter");

		shown.evidence("evidence").locator(".resolute-document").waitFor();
		assertThat(complaints()).isEmpty();
	}

	private void press(String... keys) {
		for (String key : keys) {
			this.page.keyboard().press(key);
		}
	}

	private static Locator.WaitForOptions attached() {
		return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
	}

	private static FormSchema shipped(String id) {
		return Forms.shipped().stream().filter((form) -> form.id().equals(id)).findFirst().orElseThrow();
	}

	/**
	 * Left empty, a form says so beside each field that has to be filled in; one that
	 * asks for nothing but rows, in a row that is added and left empty.
	 * @return whether there is anything that has to be filled in
	 */
	private static boolean refusesNothing(FormSchema form, TaskForm shown) {
		List<FormField> asked = form.fields()
			.stream()
			.filter((field) -> field.required() && field.initial() == null && isAsked(form, field, shown))
			// A choice of an HTML form shows its first option at once.
			.filter((field) -> field.kind() != Kind.CHOICE || shown.isCamundaForm())
			.toList();
		if (asked.isEmpty()) {
			asked = form.fields()
				.stream()
				.filter((field) -> field.columns().stream().anyMatch(FormField::required))
				.toList();
			asked.forEach(shown::addRow);
		}
		if (asked.isEmpty()) {
			return false;
		}
		shown.complete();
		List<String> problems = shown.problems();
		assertThat(hintsOfNoField(shown)).as("hints that have lost their fields").isEmpty();
		assertThat(problems).as("problems of an empty form").hasSizeGreaterThanOrEqualTo(asked.size());
		assertThat(problems).allMatch((problem) -> CYRILLIC.matcher(problem).find());
		assertThat(asked).allSatisfy((field) -> assertThat(shown.problemsOf(field)).as(field.name()).isPositive());
		assertThat(foreign(shown)).as("words that are not Russian").isEmpty();
		return true;
	}

	/** Whether a field is asked in a form that nobody has touched. */
	private static boolean isAsked(FormSchema form, FormField field, TaskForm shown) {
		FormField.AskedWhen when = field.askedWhen();
		return when == null || !shown.isCamundaForm() && form.fields()
			.stream()
			.filter((other) -> other.name().equals(when.field()) && other.kind() == Kind.CHOICE)
			.anyMatch((other) -> when.values().contains(other.options().keySet().iterator().next()));
	}

	/** What is asked depends on the answer before; each of them is given once. */
	private static void everyAnswerSpeaksRussian(FormSchema form, TaskForm shown) {
		Set<String> decisive = form.fields()
			.stream()
			.map(FormField::askedWhen)
			.filter(Objects::nonNull)
			.map(FormField.AskedWhen::field)
			.collect(Collectors.toSet());
		form.fields()
			.stream()
			.filter((field) -> decisive.contains(field.name()) && field.kind() == Kind.CHOICE)
			.forEach((field) -> field.options().keySet().stream().skip(1).forEach((option) -> {
				shown.fill(field, option);
				assertThat(foreign(shown)).as("words that are not Russian with %s", option).isEmpty();
			}));
	}

	/**
	 * With one wrong value, a form says so, and only that.
	 * @return whether there is a field for which something is wrong
	 */
	private boolean refusesWhatIsWrong(List<FormField> filled, Map<String, Object> values, TaskForm shown) {
		Optional<FormField> breakable = filled.stream().filter((field) -> wrong(field).isPresent()).findFirst();
		breakable.ifPresent((field) -> {
			shown.fill(field, wrong(field).orElseThrow());
			shown.complete();
			assertThat(shown.problems()).as("problems of %s", field.name())
				.hasSize(1)
				.allMatch((problem) -> CYRILLIC.matcher(problem).find());
			assertThat(shown.problemsOf(field)).as("beside %s", field.name()).isOne();
			shown.fill(field, Objects.requireNonNull(values.get(field.name())));
		});
		return breakable.isPresent();
	}

	/** Nothing of the form stands beyond the edge of the screen. */
	private void fitsOnATelephone(TaskForm shown) {
		ViewportSize desk = this.page.viewportSize();
		this.page.setViewportSize(390, 844);
		// Tasklist makes room for the task a moment after the screen has changed.
		assertThat((List<?>) shown.locator().evaluate("""
				async form => {
				  const wide = () => [...form.querySelectorAll('input, select, textarea, button, label, p')]
				    .filter(it => it.getBoundingClientRect().right > innerWidth);
				  for (let i = 0; i < 100 && wide().length; i++) {
				    await new Promise(done => setTimeout(done, 20));
				  }
				  return wide().map(it => it.outerHTML);
				}""")).as("what is too wide for a telephone").isEmpty();
		this.page.setViewportSize(desk.width, desk.height);
	}

	/** A field stays described by its hint, whatever else is said about it. */
	private static List<?> hintsOfNoField(TaskForm shown) {
		return (List<?>) shown.locator()
			.evaluate("form => [...form.querySelectorAll('.help-block[id]')].map(hint => hint.id)"
					+ ".filter(id => !form.querySelector(`[aria-describedby~=\"${id}\"]`))");
	}

	/** A value that a field does not take, if there is one. */
	private Optional<Object> wrong(FormField field) {
		return Optional.ofNullable(switch (field.kind()) {
			case TEXT -> (field.minLength() != null && field.minLength() > 1) ? "я" : null;
			case NUMBER -> (field.max() != null) ? field.max().add(BigDecimal.ONE).toPlainString() : null;
			case DATE -> switch (field.dates()) {
				case UNTIL_TODAY -> this.clock.today().plusDays(1);
				case FROM_TODAY -> this.clock.today().minusDays(1);
				case ANY -> null;
			};
			default -> null;
		});
	}

	private Map<String, Object> values(FormSchema form) {
		List<String> members = this.participants.members().stream().map((member) -> member.userId()).sorted().toList();
		List<String> organisations = this.participants.organisations()
			.stream()
			.map((organisation) -> organisation.id().value())
			.toList();
		Map<String, Object> values = new Answers(this.clock.today(), members, organisations,
				(name) -> UUID.randomUUID())
			.valid(form, Map.of());
		form.fields().forEach((field) -> values.computeIfPresent(field.name(), (name, value) -> armed(field, value)));
		return values;
	}

	/** Texts are what nobody should ever take for anything but a text. */
	private static Object armed(FormField field, Object value) {
		if (field.kind() == Kind.TEXT && field.pattern() == null) {
			String text = PAYLOAD + value;
			return text.substring(0, Math.min(text.length(), field.maxLength())).strip();
		}
		if (field.kind() == Kind.ROWS) {
			return ((List<?>) value).stream().map((row) -> {
				Map<String, Object> columns = new LinkedHashMap<>();
				field.columns()
					.stream()
					.filter((column) -> ((Map<?, ?>) row).containsKey(column.name()))
					.forEach((column) -> columns.put(column.name(),
							armed(column, Objects.requireNonNull(((Map<?, ?>) row).get(column.name())))));
				return columns;
			}).toList();
		}
		return value;
	}

	/** What is to be read in the record, as far as the test knows it. */
	private static Map<String, Object> recorded(List<FormField> filled, Map<String, Object> values) {
		Map<String, Object> content = new LinkedHashMap<>();
		filled.forEach(
				(field) -> content.put(field.name(), comparable(Objects.requireNonNull(values.get(field.name())))));
		return content;
	}

	private Map<String, Object> content(String task) {
		String json = this.jdbc.sql("select content from submission where task_id = :task")
			.param("task", task)
			.query(String.class)
			.single();
		try {
			Map<String, Object> content = new LinkedHashMap<>();
			new ObjectMapper().readValue(json, new TypeReference<Map<String, Object>>() {
			}).forEach((field, value) -> content.put(field, comparable(value)));
			return content;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * 1.0 is 1, what was left empty is not there, several choices have no order, and a
	 * file has a name of its own each time.
	 */
	private static Object comparable(Object value) {
		if (value instanceof List<?> list) {
			List<?> comparable = list.stream().map(FormsIT::comparable).toList();
			return list.stream().allMatch(String.class::isInstance) ? Set.copyOf(comparable) : comparable;
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, Object> comparable = new LinkedHashMap<>();
			map.forEach((name, it) -> {
				if (it != null && !name.equals("file")) {
					comparable.put(String.valueOf(name), comparable(it));
				}
			});
			return comparable;
		}
		String text = String.valueOf(value);
		return text.matches("\\d+\\.\\d+") ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
	}

	/** Words that are not Russian, also those that are only read aloud. */
	private static List<String> foreign(TaskForm shown) {
		String words = (String) shown.locator()
			.evaluate(
					"""
							form => [form.innerText, ...[...form.querySelectorAll('[placeholder], [aria-label], [title]')]
							    .filter(it => it.checkVisibility())
							    .flatMap(it => ['placeholder', 'aria-label', 'title'].map(name => it.getAttribute(name) ?? ''))].join('\\n')
							""");
		return LATIN.matcher(words)
			.results()
			.map((found) -> found.group())
			.filter((word) -> !ALLOWED.contains(word) && !word.startsWith("http"))
			.toList();
	}

	private List<String> complaints() {
		List<String> complaints = new ArrayList<>(this.chromium.complaints());
		// Some rules are the server's alone: it refuses, and the browser notes that.
		complaints.removeIf((complaint) -> complaint.matches("400 .*/submit-form|.*status of 400 \\(\\)"));
		return complaints;
	}

	private String start(FormSchema form) {
		String process = this.runtime.startProcessInstanceByKey("of_" + form.id()).getId();
		return this.tasks.createTaskQuery().processInstanceId(process).singleResult().getId();
	}

	/**
	 * Each form under a name of its own, so that no handler asks for the records of a
	 * recommendation.
	 */
	private void deploy() throws IOException {
		DeploymentBuilder deployment = this.repository.createDeployment().name("forms");
		StringBuilder processes = new StringBuilder();
		try (Stream<Path> files = Files.list(Path.of("forms"))) {
			for (Path file : files.sorted().toList()) {
				String name = String.valueOf(file.getFileName());
				String content = Files.readString(file);
				String id = id(name);
				if (name.endsWith(".form")) {
					deployment.addString("shown-" + name, content.replace("\"" + id + "\"", "\"shown" + id + "\""));
					processes.append(
							process(id, "camunda:formRef=\"shown" + id + "\" camunda:formRefBinding=\"deployment\""));
				}
				else {
					deployment.addString("shown-" + name, content);
					processes.append(process(id, "camunda:formKey=\"embedded:deployment:shown-" + name + "\""));
				}
			}
		}
		deployment
			.addString("forms.bpmn",
					"<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
							+ "xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" targetNamespace=\"forms\">"
							+ processes + "</definitions>")
			.deploy();
	}

	private static String id(String file) {
		return Pattern.compile("-(\\w)")
			.matcher(file.substring(0, file.indexOf('.')))
			.replaceAll((hyphen) -> hyphen.group(1).toUpperCase(java.util.Locale.ROOT)) + "Form";
	}

	private static String process(String form, String shows) {
		return """
				<process id="of_%1$s" isExecutable="true" camunda:historyTimeToLive="P1D">
				  <startEvent id="start_%1$s"/>
				  <sequenceFlow id="flow_%1$s" sourceRef="start_%1$s" targetRef="task_%1$s"/>
				  <userTask id="task_%1$s" name="Образец: %1$s" camunda:assignee="%2$s"
				            camunda:candidateGroups="settlementElban" %3$s/>
				</process>
				""".formatted(form, CLERK, shows);
	}

	/**
	 * What went over the line while somebody waited.
	 *
	 * @param requests that were answered over the line, not from the browser's cache
	 * @param kilobytes of all answers, as they were sent
	 * @param seconds until it was there
	 */
	private record Traffic(int requests, int kilobytes, double seconds) {

		/** 400 kbit/s each way, and a fifth of a second there and back. */
		private static final String SLOW_LINE = """
				{"offline": false, "latency": 200, "downloadThroughput": 50000, "uploadThroughput": 50000}""";

		static Traffic onASlowLine(Page page, Runnable visit) {
			CDPSession session = page.context().newCDPSession(page);
			session.send("Network.enable");
			session.send("Network.emulateNetworkConditions", JsonParser.parseString(SLOW_LINE).getAsJsonObject());
			Traffic traffic = of(page, visit);
			session.detach();
			return traffic;
		}

		static Traffic of(Page page, Runnable visit) {
			CDPSession session = page.context().newCDPSession(page);
			session.send("Network.enable");
			List<Double> sent = new ArrayList<>();
			session.on("Network.loadingFinished", (event) -> sent.add(event.get("encodedDataLength").getAsDouble()));
			long before = System.nanoTime();
			visit.run();
			double seconds = (System.nanoTime() - before) / 1e9;
			session.detach();
			return new Traffic((int) sent.stream().filter((bytes) -> bytes > 0).count(),
					(int) (sent.stream().mapToDouble(Double::doubleValue).sum() / 1024), seconds);
		}

	}

}
