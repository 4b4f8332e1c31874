package resolute.support;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import resolute.execution.form.FormField;
import resolute.execution.form.FormSchema;

/**
 * The form of a task as its performer meets it: in Tasklist, in a real browser. Fills
 * both kinds of forms in through what is on the screen.
 */
public final class TaskForm {

	private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd.MM.yyyy");

	private static final int ATTEMPTS = 4;

	private final Page page;

	private final Locator form;

	private TaskForm(Page page, Locator form) {
		this.page = page;
		this.form = form;
	}

	/** Opens a task in Tasklist and waits until its form can be filled in. */
	public static TaskForm open(Page page, String taskId) {
		if (page.locator(".task-card").count() > 0) {
			page.navigate("/camunda/app/tasklist/default/#/");
			page.locator(".task-card").waitFor(hidden());
		}
		page.navigate("/camunda/app/tasklist/default/#/?task=" + taskId);
		return opened(page);
	}

	/** The form of the task that is open already. */
	public static TaskForm opened(Page page) {
		Locator form = page.locator("form[data-ready=true], .fjs-container[data-ready=true]");
		form.waitFor();
		return new TaskForm(page, form);
	}

	/** Takes the task that is open. What Tasklist asks for then has come. */
	public static void take(Page page) {
		page.locator(".task-offer button").click();
		awaitTaken(page);
	}

	/** Opens a task in Tasklist, and takes it as its strip offers. */
	public static TaskForm openTaken(Page page, String taskId) {
		page.navigate("/camunda/app/tasklist/default/#/?task=" + taskId);
		take(page);
		return opened(page);
	}

	/** Waits until the task that is open has been taken. */
	public static void awaitTaken(Page page) {
		page.locator(".task-card .unclaim").waitFor();
		page.waitForLoadState(LoadState.NETWORKIDLE);
	}

	public Page page() {
		return this.page;
	}

	public Locator locator() {
		return this.form;
	}

	/**
	 * Enters values of the kinds their fields have. What an earlier answer has hidden is
	 * left out.
	 * @return the fields that were filled in
	 */
	public List<FormField> fill(FormSchema schema, Map<String, ?> values) {
		List<FormField> filled = new ArrayList<>();
		for (FormField field : schema.fields()) {
			Object value = values.get(field.name());
			if (value != null && !"".equals(value) && !isHidden(field)) {
				fill(field, value);
				filled.add(field);
			}
		}
		return filled;
	}

	private boolean isHidden(FormField field) {
		return this.form.locator("[hidden] [cam-variable-name=" + field.name() + "]").count() > 0;
	}

	public void fill(FormField field, Object value) {
		if (isCamundaForm()) {
			camunda(field, value, "");
		}
		else {
			html(field, value);
		}
	}

	/**
	 * Presses the button that hands the form in, and lets it be looked at: what is
	 * entered in the meantime would count.
	 */
	public void complete() {
		this.page.locator(".form-actions .btn-primary").click();
		settle();
	}

	/** Waits longer than a form needs to follow what was done; nobody is faster. */
	public void settle() {
		this.page.evaluate("""
				async () => {
				  for (let frame = 0; frame < 8; frame++) {
				    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
				  }
				}""");
	}

	/** Waits until Tasklist has taken the form and shows the task no more. */
	public void awaitGone() {
		this.form.waitFor(hidden());
	}

	/** Waits for something to be found wrong, and gives it all. */
	public List<String> problems() {
		Locator problems = this.page.locator(".resolute-problem:visible, .fjs-form-field-error:visible");
		problems.first().waitFor();
		return problems.allInnerTexts().stream().map(String::strip).toList();
	}

	/** The note above the form that says where its values come from. */
	public String note() {
		return this.page.locator(".resolute-note").innerText();
	}

	/** Waits until what was entered is kept on the server. */
	public void awaitSaved() {
		this.page.locator(".resolute-saved").filter(new Locator.FilterOptions().setHasText("сохранён")).waitFor();
	}

	/** The document field of that name. */
	public Locator evidence(String field) {
		return this.form.locator("[data-evidence=" + field + "]");
	}

	/** Chooses files for a field, and waits for each to be there or refused. */
	public void attach(String field, FilePayload... files) {
		Locator evidence = evidence(field);
		int documents = evidence.locator(".resolute-document").count();
		evidence.locator("input[type=file]").setInputFiles(files);
		evidence.locator(".resolute-document, .resolute-refusal").nth(documents + files.length - 1).waitFor();
	}

	public static FilePayload pdf(String name) {
		return new FilePayload(name, "application/pdf",
				"%PDF-1.4\n%Образец\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

	/** How many things are said to be wrong with a field, or in its rows. */
	public int problemsOf(FormField field) {
		String name = field.name();
		return this.form.locator(isCamundaForm()
				? ".fjs-form-field:not(.fjs-form-field-group):has([id$='-field_%1$s'], [id*='-field_%1$s-']) .fjs-form-field-error"
					.formatted(name)
				: (":is(.form-group, .checkbox):has([cam-variable-name=%1$s]) .resolute-problem, [data-rows=%1$s] .resolute-problem, "
						+ "[data-evidence=%1$s] .resolute-problem, [data-members=%1$s] .resolute-problem")
					.formatted(name))
			.count();
	}

	/** Adds an empty row. */
	public void addRow(FormField field) {
		if (isCamundaForm()) {
			list(field.name()).locator(".fjs-repeat-render-add").click();
		}
		else {
			this.form.locator("[data-rows=" + field.name() + "] fieldset > button").click();
		}
	}

	/** The control of a field of a Camunda Form. */
	public Locator control(FormField field) {
		return control("field_" + field.name());
	}

	public boolean isCamundaForm() {
		return this.page.locator(".fjs-container").count() > 0;
	}

	private void html(FormField field, Object value) {
		String name = field.name();
		switch (field.kind()) {
			case ROWS -> {
				Locator rows = this.form.locator("[data-rows=" + name + "]");
				List<?> wanted = (List<?>) value;
				while (rows.locator(".resolute-row").count() < wanted.size()) {
					rows.locator("fieldset > button").click();
				}
				for (int i = 0; i < wanted.size(); i++) {
					Map<?, ?> row = (Map<?, ?>) wanted.get(i);
					for (FormField column : field.columns()) {
						if (row.get(column.name()) != null) {
							enter(rows.locator(".resolute-row").nth(i).locator("[data-column=" + column.name() + "]"),
									column, row.get(column.name()));
						}
					}
				}
			}
			case EVIDENCE -> {
				List<?> documents = (List<?>) value;
				attach(name, documents.stream().map((document) -> pdf("Образец.pdf")).toArray(FilePayload[]::new));
				for (int i = 0; i < documents.size(); i++) {
					Map<?, ?> document = (Map<?, ?>) documents.get(i);
					Locator row = evidence(name).locator(".resolute-document").nth(i);
					row.locator("select").selectOption(String.valueOf(document.get("kind")));
					row.locator("input[type=date]").fill(String.valueOf(document.get("date")));
					if (document.get("number") != null) {
						row.locator("input[type=text]").first().fill(String.valueOf(document.get("number")));
					}
				}
			}
			case MEMBERS -> {
				for (Object member : (List<?>) value) {
					this.form.locator("[data-members=" + name + "] input[value='" + member + "']").check();
				}
			}
			default -> enter(this.form.locator("[cam-variable-name=" + name + "]"), field, value);
		}
	}

	private static void enter(Locator control, FormField field, Object value) {
		switch (field.kind()) {
			case FLAG -> control.setChecked((boolean) value);
			case CHOICE -> control.selectOption(new SelectOption().setLabel(field.options().get((String) value)));
			case MEMBER, ORGANISATION -> control.selectOption(String.valueOf(value));
			default -> control.fill(String.valueOf(value));
		}
	}

	/**
	 * form-js names its controls by the id of the component, which is the field's name
	 * with {@code field_} before it, and in a row with the number of the row behind it.
	 */
	private void camunda(FormField field, Object value, String row) {
		String id = "field_" + field.name() + row;
		switch (field.kind()) {
			case ROWS -> {
				List<?> rows = (List<?>) value;
				Locator list = list(field.name());
				while (list.locator(".fjs-repeat-row-container").count() < rows.size()) {
					list.locator(".fjs-repeat-render-add").click();
				}
				for (int i = 0; i < rows.size(); i++) {
					Map<?, ?> values = (Map<?, ?>) rows.get(i);
					for (FormField column : field.columns()) {
						if (values.get(column.name()) != null) {
							camunda(column, values.get(column.name()), "_" + i);
						}
					}
				}
			}
			case DATE -> {
				Locator date = control(id + "-date");
				date.fill(LocalDate.parse(String.valueOf(value)).format(TYPED));
				date.press("Enter");
				date.press("Tab");
				// Until then form-js puts back what it held before over what is typed
				// next.
				settle();
			}
			case FLAG -> control(id).setChecked((boolean) value);
			case CHOICE -> choose(field, id, String.valueOf(value));
			case CHOICES -> {
				List<String> options = List.copyOf(field.options().keySet());
				for (Object option : (List<?>) value) {
					control(id + "-" + options.indexOf(String.valueOf(option))).check();
				}
			}
			default -> control(id).fill(String.valueOf(value));
		}
	}

	private void choose(FormField field, String id, String value) {
		Locator radio = control(id + "-" + List.copyOf(field.options().keySet()).indexOf(value));
		if (radio.count() > 0) {
			radio.check();
			return;
		}
		Locator option = this.form.locator(".fjs-dropdownlist-item")
			.filter(new Locator.FilterOptions().setHasText(field.options().get(value)))
			.first();
		// It opens with the focus and closes without it; a click on it does either.
		for (int attempt = 1; !clicked(option, attempt == ATTEMPTS); attempt++) {
			control(id + "-display").click();
		}
	}

	private static boolean clicked(Locator option, boolean last) {
		try {
			option.click(new Locator.ClickOptions().setTimeout(700));
			return true;
		}
		catch (TimeoutError ex) {
			if (last) {
				throw ex;
			}
			return false;
		}
	}

	private Locator control(String id) {
		return this.form.locator("[id$='-" + id + "']");
	}

	private Locator list(String rows) {
		return this.form.locator(".fjs-form-field-dynamiclist:has(> [id$='-field_" + rows + "'])");
	}

	private static Locator.WaitForOptions hidden() {
		return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
	}

}
