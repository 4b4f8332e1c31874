package resolute.execution.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.Term;
import resolute.execution.form.EvidenceItem;
import resolute.execution.form.FormField;
import resolute.execution.form.FormHandler;
import resolute.execution.form.FormSchema;
import resolute.execution.form.Submission;
import resolute.execution.form.SubmissionValidator;
import resolute.execution.form.Violations;
import resolute.execution.process.control.ControlProcess;
import resolute.outcome.Drafts;
import resolute.outcome.EvidenceFiles;
import resolute.outcome.Submissions;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Listens to every user task of every model: opens its deadline of record when it is
 * created, and when it is completed validates and records what was handed in. Runs in the
 * engine's transaction: if that rolls back, so do the rows.
 */
@Component
class TaskRecorder {

	private final DeadlineRegister deadlines;

	private final Submissions submissions;

	private final EvidenceFiles files;

	private final Drafts drafts;

	private final TaskForms forms;

	private final SubmittedValues submitted;

	private final PlainValues plainValues;

	private final SubmissionValidator validator;

	private final Map<String, FormHandler> handlers;

	private final Acceptance acceptance;

	private final TaskHandovers handovers;

	private final CarriedOver carriedOver;

	private final ObjectProvider<IdentityService> identity;

	private final Clock clock;

	TaskRecorder(DeadlineRegister deadlines, Submissions submissions, EvidenceFiles files, Drafts drafts,
			TaskForms forms, SubmittedValues submitted, PlainValues plainValues, SubmissionValidator validator,
			List<FormHandler> handlers, Acceptance acceptance, TaskHandovers handovers, CarriedOver carriedOver,
			ObjectProvider<IdentityService> identity, Clock clock) {
		this.deadlines = deadlines;
		this.submissions = submissions;
		this.files = files;
		this.drafts = drafts;
		this.forms = forms;
		this.submitted = submitted;
		this.plainValues = plainValues;
		this.validator = validator;
		this.handlers = handlers.stream().collect(Collectors.toMap(FormHandler::form, Function.identity()));
		this.acceptance = acceptance;
		this.handovers = handovers;
		this.carriedOver = carriedOver;
		this.identity = identity;
		this.clock = clock;
	}

	@EventListener(condition = "#task.eventName == 'create'")
	void onCreate(DelegateTask task) {
		RecommendationKey recommendation = recommendation(task.getExecution().getProcessBusinessKey());
		// Whoever has tasks of several recommendations has to see which one it is.
		String title = Optional.ofNullable(task.getName()).orElse(task.getTaskDefinitionKey());
		task.setName(recommendation.equals(RecommendationKey.NONE) ? title : recommendation.number() + " " + title);
		this.submitted.remark().ifPresent((remark) -> TaskTexts.add(task, remark));
		this.handovers.offerToSubstitute(task);
		LocalDate due = this.deadlines
			.open(new DeadlineRegister.Task(task.getId(), task.getProcessInstanceId(), task.getTaskDefinitionKey(),
					task.getName(), recommendation, organisation(task), Optional.ofNullable(task.getAssignee()),
					!ControlProcess.REVIEW_TASK.equals(task.getTaskDefinitionKey()), Acceptance.isRemoval(task),
					this.submitted.taskId()), wanted(task));
		task.setDueDate(EngineDates.endOf(due, this.clock.getZone()));
		this.handovers.offerToHeir(task, organisation(task));
	}

	private Optional<Term> wanted(DelegateTask task) {
		return Optional.ofNullable(task.getDueDate())
			.map((date) -> (date instanceof DueDate due) ? due.term()
					: Term.on(EngineDates.day(date, this.clock.getZone())));
	}

	@EventListener(condition = "#task.eventName == 'complete'")
	void onComplete(DelegateTask task) {
		FormSchema form = this.forms.of(task);
		Violations violations = this.validator.violations(LocaleContextHolder.getLocale());
		Map<String, Object> values = this.validator.validate(form, this.plainValues.of(this.submitted.of(task.getId())),
				violations);
		String by = performer(task);
		// What somebody does for the one who was asked stands in the registers under that
		// one's name: the process looks for it there.
		Submission.Origin origin = new Submission.Origin(recommendation(task.getExecution().getProcessBusinessKey()),
				this.deadlines.addresseeOf(task.getId()), by);
		EnclosingScope scope = new EnclosingScope(task, this.clock.getZone());
		Submission submission = new Submission(form, origin, values, scope);
		checkFiles(task, submission, violations);
		violations.throwIfAny();
		Optional<FormHandler> handler = Optional.ofNullable(this.handlers.get(form.id()));
		handler.ifPresent((it) -> it.check(submission, violations));
		violations.throwIfAny();

		this.deadlines.submit(task.getId(), by);
		this.submissions.record(new Submissions.NewSubmission(task.getId(),
				task.getExecution().getParentActivityInstanceId(), task.getTaskDefinitionKey(), form.id(),
				origin.recommendation(), origin.organisation(), by, values, documents(submission)));
		form.fields()
			.stream()
			.filter((field) -> field.kind().isFlag())
			.forEach((field) -> setFlag(scope, field, values.get(field.name())));
		handler.ifPresent((it) -> it.record(submission));
		this.acceptance.note(task, submission);
		discardUnfinished(task);
	}

	@EventListener(condition = "#task.eventName == 'delete'")
	void onDelete(DelegateTask task) {
		this.deadlines.withdraw(task.getId());
		discardUnfinished(task);
	}

	private void discardUnfinished(DelegateTask task) {
		this.files.removeUnused(task.getId());
		this.drafts.discardAll(task.getId());
	}

	/**
	 * A choice or a box that was left alone is known to gateways, as null or as not
	 * ticked.
	 */
	private static void setFlag(EnclosingScope scope, FormField field, @Nullable Object value) {
		switch (field.kind()) {
			case FLAG -> scope.set(field.name(), value != null && (boolean) value);
			case CHOICE -> scope.setNullable(field.name(), value);
			default -> {
				if (value != null) {
					scope.set(field.name(), value);
				}
			}
		}
	}

	/**
	 * Each file was uploaded for this task by whoever submits, or handed in with the same
	 * work before, and is named once.
	 */
	private void checkFiles(DelegateTask task, Submission submission, Violations violations) {
		List<UUID> named = documents(submission).stream().map(Submissions.Document::file).toList();
		Instant begun = named.isEmpty() ? null : CarriedOver.begun(submission.form(), this.carriedOver
			.to(submission.form(), submission.recommendation(), task.getVariable(ProcessVariables.ORGANISATION)));
		Set<UUID> submittable = this.files
			.submittable(named, task.getId(), submission.submittedBy(),
					task.getExecution().getParentActivityInstanceId(), task.getTaskDefinitionKey(), begun)
			.stream()
			.map((file) -> file.file().id())
			.collect(Collectors.toCollection(HashSet::new));
		for (FormField field : submission.form().fields()) {
			// What is taken out is not there for a second one.
			if (field.kind() == FormField.Kind.EVIDENCE && !submission.evidence(field.name())
				.stream()
				.allMatch((item) -> submittable.remove(item.file()))) {
				violations.reject(field, "forms.evidence.file");
			}
		}
	}

	private static List<Submissions.Document> documents(Submission submission) {
		return submission.form()
			.fields()
			.stream()
			.filter((field) -> field.kind() == FormField.Kind.EVIDENCE)
			.flatMap((field) -> submission.evidence(field.name()).stream())
			.map(TaskRecorder::document)
			.toList();
	}

	private static Submissions.Document document(EvidenceItem item) {
		return new Submissions.Document(item.kind(), item.number(), item.date(), item.issuer(), item.file());
	}

	/**
	 * Whoever is signed in, else whoever holds the task: the engine itself completes
	 * none.
	 */
	private String performer(DelegateTask task) {
		return Optional.ofNullable(this.identity.getObject().getCurrentAuthentication())
			.map((authentication) -> authentication.getUserId())
			.or(() -> Optional.ofNullable(task.getAssignee()))
			.orElseThrow(() -> new IllegalStateException("Nobody holds task " + task.getId()));
	}

	/**
	 * Any process that is deployed is under control, also one that is part of no
	 * resolution.
	 */
	static RecommendationKey recommendation(@Nullable String businessKey) {
		return (businessKey != null && businessKey.contains("/")) ? RecommendationKey.parse(businessKey)
				: RecommendationKey.NONE;
	}

	/** The group a task is offered to is the organisation that has to do it. */
	private static Optional<OrganisationId> organisation(DelegateTask task) {
		return task.getCandidates()
			.stream()
			.filter((link) -> link.getGroupId() != null && IdentityLinkType.CANDIDATE.equals(link.getType()))
			.map((link) -> new OrganisationId(link.getGroupId()))
			.findFirst();
	}

}
