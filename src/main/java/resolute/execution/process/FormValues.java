package resolute.execution.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import resolute.deadline.DeadlineRegister;
import resolute.execution.form.FormField;
import resolute.execution.form.FormField.Initial;
import resolute.execution.form.FormField.Kind;
import resolute.execution.form.FormSchema;
import resolute.outcome.Drafts;
import resolute.outcome.EvidenceFiles;
import resolute.outcome.EvidenceFiles.SubmittableFile;
import resolute.outcome.Submissions;
import resolute.outcome.Submissions.Earlier;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the form of an open task shows at first: what this person has entered already,
 * else what was handed in before the work came back, else what is known from elsewhere.
 * Nothing of it comes from process variables, where the answers of an earlier round would
 * be taken for those of this one.
 */
@Service
@Transactional
class FormValues {

	private static final String FILE = "file";

	private final ProcessEngine engine;

	private final TaskForms forms;

	private final Drafts drafts;

	private final Submissions submissions;

	private final EvidenceFiles files;

	private final CarriedOver carriedOver;

	private final DeadlineRegister deadlines;

	private final Clock clock;

	FormValues(ProcessEngine engine, TaskForms forms, Drafts drafts, Submissions submissions, EvidenceFiles files,
			CarriedOver carriedOver, DeadlineRegister deadlines, Clock clock) {
		this.engine = engine;
		this.forms = forms;
		this.drafts = drafts;
		this.submissions = submissions;
		this.files = files;
		this.carriedOver = carriedOver;
		this.deadlines = deadlines;
		this.clock = clock;
	}

	/**
	 * The values for somebody who sees the task.
	 * @throws TaskGoneException if there is no such task for this person
	 */
	@Transactional(readOnly = true)
	public Values of(String taskId, String user) {
		Task task = EngineIdentity
			.asUser(this.engine.getIdentityService(), user,
					() -> Optional
						.ofNullable(this.engine.getTaskService().createTaskQuery().taskId(taskId).singleResult()))
			.orElseThrow(() -> new TaskGoneException(taskId));
		return EngineIdentity.asApplication(this.engine.getIdentityService(), () -> {
			FormSchema form = this.forms.of(task);
			String scope = scope(task);
			Map<String, Earlier> carriedOver = this.carriedOver.to(form, recommendation(task),
					this.engine.getTaskService().getVariable(taskId, ProcessVariables.ORGANISATION));
			Instant begun = CarriedOver.begun(form, carriedOver);
			return this.drafts.find(taskId, user)
				.map((draft) -> new Found(Origin.DRAFT, draft.savedAt(), draft.values()))
				.or(() -> (TaskTexts.isReturned(task) && !judgesOthers(form))
						? this.submissions.earlier(scope, task.getTaskDefinitionKey())
							.filter((earlier) -> begun == null || !earlier.submittedAt().isBefore(begun))
							.map((earlier) -> new Found(Origin.EARLIER, earlier.submittedAt(), earlier.content()))
						: Optional.empty())
				.orElseGet(() -> known(form, carriedOver))
				.and(this.engine.getTaskService().getVariablesLocal(taskId))
				.on(LocalDate.now(this.clock), form, (named) -> this.files.submittable(named, taskId, user, scope,
						task.getTaskDefinitionKey(), begun));
		});
	}

	/**
	 * Keeps what somebody who has claimed the task has entered so far. What the form has
	 * no field for is left out.
	 * @throws TaskGoneException if there is no such task of this person
	 */
	public Instant save(String taskId, String user, Map<String, Object> values) {
		Task task = Optional
			.ofNullable(this.engine.getTaskService().createTaskQuery().taskId(taskId).taskAssignee(user).singleResult())
			.orElseThrow(() -> new TaskGoneException(taskId));
		FormSchema form = EngineIdentity.asApplication(this.engine.getIdentityService(), () -> this.forms.of(task));
		if (!this.deadlines.hold(taskId)) {
			throw new TaskGoneException(taskId);
		}
		return this.drafts.save(taskId, user, ofFields(form, values));
	}

	/** Throws away what somebody has entered; the files stay until the task ends. */
	public void discard(String taskId, String user) {
		this.drafts.discard(taskId, user);
	}

	private static Map<String, Object> ofFields(FormSchema form, Map<String, Object> values) {
		Set<String> fields = form.fields().stream().map(FormField::name).collect(Collectors.toSet());
		Map<String, Object> known = new LinkedHashMap<>(values);
		known.keySet().retainAll(fields);
		return known;
	}

	/**
	 * Whoever says what has to be mended in the work of others looks at it afresh each
	 * time.
	 */
	private static boolean judgesOthers(FormSchema form) {
		return form.fields().stream().map(FormField::name).anyMatch(SubmittedValues.REMARKS::contains);
	}

	/** What the fields themselves say they hold at first. */
	private Found known(FormSchema form, Map<String, Earlier> handedIn) {
		Map<String, Object> values = new LinkedHashMap<>();
		boolean carriedOver = false;
		for (FormField field : form.fields()) {
			Initial initial = field.initial();
			if (initial != null) {
				Optional<Object> value = initial.isToday() ? Optional.of(LocalDate.now(this.clock).toString())
						: Optional.ofNullable(handedIn.get(initial.form()))
							.map((earlier) -> earlier.content().get(initial.field()));
				value.ifPresent((it) -> values.put(field.name(), it));
				carriedOver |= value.isPresent() && !initial.isToday();
			}
		}
		return new Found(carriedOver ? Origin.CARRIED_OVER : Origin.NONE, null, values);
	}

	private RecommendationKey recommendation(Task task) {
		return TaskRecorder.recommendation(this.engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(task.getProcessInstanceId())
			.singleResult()
			.getBusinessKey());
	}

	/** The engine's activity instance around the task. */
	private String scope(Task task) {
		return ((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration())
			.getCommandExecutorTxRequired()
			.execute((context) -> context.getExecutionManager()
				.findExecutionById(task.getExecutionId())
				.getParentActivityInstanceId());
	}

	/** Where the values of a form come from. */
	enum Origin {

		/** This person entered them before. */
		DRAFT,
		/** They were handed in the last time the same work was done. */
		EARLIER,
		/** They were handed in with other work. */
		CARRIED_OVER,
		/** Nothing is known but what day it is. */
		NONE

	}

	/**
	 * What a form shows at first.
	 *
	 * @param today what day it is for dates that may not be before or after it
	 * @param origin where the values come from
	 * @param at when they were entered or handed in
	 * @param values by field
	 * @param files the documents among the values, by id
	 */
	record Values(LocalDate today, Origin origin, @Nullable Instant at, Map<String, Object> values,
			Map<UUID, SubmittableFile> files) {
	}

	/** Values whose documents may have been removed meanwhile. */
	private record Found(Origin origin, @Nullable Instant at, Map<String, Object> values) {

		/** What the application has noted on the task itself is how it is. */
		Found and(Map<String, Object> noted) {
			Map<String, Object> all = new LinkedHashMap<>(this.values);
			all.putAll(noted);
			return new Found(this.origin, this.at, all);
		}

		Values on(LocalDate today, FormSchema form, Function<List<UUID>, List<SubmittableFile>> submittable) {
			List<String> evidence = form.fields()
				.stream()
				.filter((field) -> field.kind() == Kind.EVIDENCE)
				.map(FormField::name)
				.toList();
			List<UUID> named = evidence.stream()
				.flatMap((field) -> rows(field).stream())
				.flatMap((row) -> file(row).stream())
				.toList();
			Map<UUID, SubmittableFile> files = submittable.apply(named)
				.stream()
				.collect(Collectors.toMap((file) -> file.file().id(), Function.identity()));
			Map<String, Object> kept = ofFields(form, this.values);
			evidence.forEach((field) -> kept.computeIfPresent(field, (name, rows) -> new ArrayList<>(
					rows(field).stream().filter((row) -> file(row).filter(files::containsKey).isPresent()).toList())));
			return new Values(today, this.origin, this.at, kept, files);
		}

		private List<?> rows(String field) {
			return (this.values.get(field) instanceof List<?> rows) ? rows : List.of();
		}

		private static Optional<UUID> file(@Nullable Object row) {
			if (!(row instanceof Map<?, ?> document) || !(document.get(FILE) instanceof String id)) {
				return Optional.empty();
			}
			try {
				return Optional.of(UUID.fromString(id));
			}
			catch (IllegalArgumentException ex) {
				return Optional.empty();
			}
		}

	}

}
