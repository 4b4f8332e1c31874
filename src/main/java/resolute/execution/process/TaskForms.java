package resolute.execution.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import resolute.execution.form.FormSchema;
import resolute.execution.form.FormSchemaReader;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds the fields of a task's form in the deployment of its process. A deployed form
 * never changes, so each is read once.
 */
@Component
class TaskForms {

	private static final String HTML_PREFIX = "embedded:deployment:";

	private final Map<String, FormSchema> read = new ConcurrentHashMap<>();

	private final ObjectProvider<FormService> forms;

	private final ObjectProvider<RepositoryService> repository;

	private final FormSchemaReader reader;

	TaskForms(ObjectProvider<FormService> forms, ObjectProvider<RepositoryService> repository,
			FormSchemaReader reader) {
		this.forms = forms;
		this.repository = repository;
		this.reader = reader;
	}

	FormSchema of(DelegateTask task) {
		return of(task.getProcessDefinitionId(), task.getTaskDefinitionKey(), task.getId(),
				task::getBpmnModelElementInstance);
	}

	/** The form of an open task, for a caller who may read the deployment. */
	FormSchema of(Task task) {
		return of(task.getProcessDefinitionId(), task.getTaskDefinitionKey(), task.getId(),
				() -> this.repository.getObject()
					.getBpmnModelInstance(task.getProcessDefinitionId())
					.getModelElementById(task.getTaskDefinitionKey()));
	}

	private FormSchema of(String definition, String activity, String taskId, Supplier<@Nullable UserTask> model) {
		String key = definition + "/" + activity;
		FormSchema known = this.read.get(key);
		if (known != null) {
			return known;
		}
		FormSchema schema = read(taskId, model.get());
		this.read.put(key, schema);
		return schema;
	}

	private FormSchema read(String taskId, @Nullable UserTask userTask) {
		if (userTask == null) {
			return FormSchema.NONE;
		}
		boolean html = Optional.ofNullable(userTask.getCamundaFormKey())
			.filter((key) -> key.startsWith(HTML_PREFIX))
			.isPresent();
		if (!html && userTask.getCamundaFormRef() == null) {
			return FormSchema.NONE;
		}
		try (InputStream content = this.forms.getObject().getDeployedTaskForm(taskId)) {
			return html ? this.reader.readHtmlForm(formId(userTask.getCamundaFormKey().substring(HTML_PREFIX.length())),
					content) : this.reader.readCamundaForm(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** {@code hold-meeting.html} is {@code holdMeetingForm}. */
	static String formId(String file) {
		String stem = file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
		return Pattern.compile("-(\\w)").matcher(stem).replaceAll((hyphen) -> hyphen.group(1).toUpperCase()) + "Form";
	}

}
