package resolute.execution;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import resolute.deadline.Extensions;
import resolute.execution.CoordinatorActions.About;
import resolute.execution.RemovalStep.Choice;
import resolute.execution.RemovalStep.Decision;
import resolute.execution.form.FormField;
import resolute.execution.form.FormSchema;
import resolute.execution.form.SubmissionRejectedException;
import resolute.execution.process.CoordinatorTasks;
import resolute.execution.process.CoordinatorTasks.Part;
import resolute.execution.process.TaskGoneException;
import resolute.execution.process.control.Reassignments;
import resolute.notification.Notices;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a coordinator does with one item: decides on what was handed in and on requests
 * for more time, reminds, reassigns. The same checks and the same record whoever calls;
 * whether the caller is a coordinator has to be asked before. Of two who decide the same
 * at once the second hears that it is settled.
 */
@Service
@Transactional
public class CoordinatorDesk {

	private static final String DECISION = "decision";

	private static final String RECURRENCE = "recurrence";

	private static final String COMMENT = "comment";

	private static final OrganisationId HEAD = new OrganisationId("districtHead");

	private final ControlledItems items;

	private final CoordinatorTasks tasks;

	private final CoordinatorActions actions;

	private final Extensions extensions;

	private final Reassignments reassignments;

	private final Notices notices;

	private final Participants participants;

	private final Addressees addressees;

	private final Refusals refusals;

	private final JdbcClient jdbc;

	CoordinatorDesk(ControlledItems items, CoordinatorTasks tasks, CoordinatorActions actions, Extensions extensions,
			Reassignments reassignments, Notices notices, Participants participants, Addressees addressees,
			Refusals refusals, JdbcClient jdbc) {
		this.items = items;
		this.tasks = tasks;
		this.actions = actions;
		this.extensions = extensions;
		this.reassignments = reassignments;
		this.notices = notices;
		this.participants = participants;
		this.addressees = addressees;
		this.refusals = refusals;
		this.jdbc = jdbc;
	}

	/** An item, open or not. */
	@Transactional(readOnly = true)
	public Optional<ControlledItem> item(UUID id) {
		return this.items.find(id);
	}

	/**
	 * What there is to decide before something is taken off control.
	 * @param id of the step's deadline of record
	 * @throws NoSuchElementException if there is no such step
	 * @throws AlreadySettledException if it has been decided
	 */
	@Transactional(readOnly = true)
	public RemovalStep removal(UUID id) {
		ControlledItem item = this.items.find(id).filter(ControlledItem::removal).orElseThrow();
		FormSchema form = Optional.of(item)
			.filter(ControlledItem::open)
			.flatMap((open) -> this.tasks.form(open.taskId()))
			.orElseThrow(() -> settled(item));
		Part part = this.tasks.parts(List.of(item.taskId())).getOrDefault(item.taskId(), Part.WHOLE);
		return new RemovalStep(item, part.organisation().flatMap(this.participants::find).map(OrganisationView::name),
				part.period(),
				field(form, DECISION).options()
					.entrySet()
					.stream()
					.map((option) -> decision(form, option.getKey(), option.getValue()))
					.toList());
	}

	private static Decision decision(FormSchema form, String value, String label) {
		List<FormField> asked = form.fields()
			.stream()
			.filter((field) -> field.askedWhen() != null && field.askedWhen().field().equals(DECISION)
					&& field.askedWhen().values().contains(value))
			.toList();
		return new Decision(value, label,
				asked.stream()
					.filter((field) -> field.kind() == FormField.Kind.FLAG)
					.map((field) -> new Choice(field.name(), field.label()))
					.toList(),
				asked.stream()
					.filter((field) -> field.name().equals(RECURRENCE))
					.flatMap((field) -> field.options().entrySet().stream())
					.map((option) -> new Choice(option.getKey(), option.getValue()))
					.toList(),
				asked.stream().anyMatch((field) -> field.name().equals(COMMENT)));
	}

	private static FormField field(FormSchema form, String name) {
		return form.fields().stream().filter((field) -> field.name().equals(name)).findFirst().orElseThrow();
	}

	/**
	 * Accepts what was handed in, gives it back, or closes it, through the form of the
	 * step. A reason is required unless it is accepted; the performer gets it.
	 * @param id of the step's deadline of record
	 * @param decision as in {@link RemovalStep#decisions()}
	 * @param confirmed the criteria that are confirmed
	 * @param onwards how to go on, where the form asks
	 * @throws NoSuchElementException if there is no such step
	 * @throws AlreadySettledException if it has been decided
	 * @throws ActionRefusedException if the form does not take it
	 */
	public RecommendationKey decide(UUID id, String decision, Collection<String> confirmed, Optional<String> onwards,
			ActionRequest request) {
		if (this.items.find(id).filter(ControlledItem::removal).isEmpty()) {
			throw new NoSuchElementException("There is no such step: " + id);
		}
		ControlledItem item = this.items.hold(id);
		Decision chosen = removal(id).decision(decision).orElseThrow(() -> this.refusals.of(DECISION, "no-decision"));
		Refusals.Found problems = this.refusals.start();
		if (chosen.reasoned()) {
			problems.reason(request);
		}
		problems.longReason(request).throwIfAny();
		this.actions.enter(request, decision, item.recommendation(), About.item(id));
		Map<String, Object> values = new HashMap<>();
		values.put(DECISION, decision);
		confirmed.forEach((criterion) -> values.put(criterion, true));
		onwards.filter((text) -> !chosen.onwards().isEmpty()).ifPresent((text) -> values.put(RECURRENCE, text));
		if (chosen.reasoned()) {
			values.put(COMMENT, request.reason());
		}
		complete(item.taskId(), values, request);
		return item.recommendation();
	}

	/**
	 * A request for more time.
	 * @throws NoSuchElementException if there is none
	 */
	@Transactional(readOnly = true)
	public ExtensionCase extension(UUID requestId) {
		Extensions.Request request = this.extensions.find(requestId).orElseThrow();
		return new ExtensionCase(request, this.items.find(request.deadlineId()).orElseThrow());
	}

	/** Whether a person may decide on a request: the district head on repeated ones. */
	@Transactional(readOnly = true)
	public boolean mayDecide(Extensions.Request request, String user) {
		return !request.headDecides() || this.participants.isMember(HEAD, user);
	}

	/**
	 * Grants or refuses more time, through the form of the step. A refusal needs a
	 * reason; the performer gets it.
	 * @param grantedOn the new date as it was typed, year first; ignored for a refusal
	 * @throws NoSuchElementException if there is no such request
	 * @throws AlreadySettledException if it has been decided
	 * @throws ActionRefusedException if the person may not decide it, or not so
	 */
	public RecommendationKey decideExtension(UUID requestId, boolean granted, String grantedOn, ActionRequest request) {
		ControlledItem item = extension(requestId).item();
		hold(item.id());
		Extensions.Request asked = this.extensions.find(requestId).orElseThrow();
		asked.decision().ifPresent((decision) -> {
			throw new AlreadySettledException(decision.by(), Optional.of(decision.at()));
		});
		Refusals.Found problems = this.refusals.start().iff(!mayDecide(asked, request.by()), "", "head-decides");
		if (!granted) {
			problems.reason(request);
		}
		problems.longReason(request).throwIfAny();
		String task = this.jdbc.sql("""
				select d.task_id from extension_request x
				join deadline d on d.process_instance_id = x.process_instance_id and d.state = 'open' where x.id = :id
				""")
			.param("id", requestId)
			.query(String.class)
			.optional()
			.orElseThrow(() -> new AlreadySettledException(Optional.empty(), Optional.empty()));
		this.actions.enter(request, granted ? "grantExtension" : "refuseExtension", item.recommendation(),
				About.item(item.id()).with(requestId, null));
		Map<String, Object> values = new HashMap<>();
		values.put(DECISION, granted ? "granted" : "refused");
		if (granted) {
			values.put("grantedOn", grantedOn);
		}
		values.put("remark", request.reason());
		complete(task, values, request);
		return item.recommendation();
	}

	/** Who decides on a settled item's request hears of the request, not of the item. */
	private void hold(UUID deadlineId) {
		this.jdbc.sql("select id from deadline where id = :id for update")
			.param("id", deadlineId)
			.query(UUID.class)
			.single();
	}

	/**
	 * Sends the performers of an item a mail now, once a day.
	 * @throws NoSuchElementException if there is no such item
	 * @throws AlreadySettledException if the work is not awaited any more
	 * @throws ActionRefusedException if no reason is given, or somebody has reminded of
	 * it today
	 */
	public RecommendationKey remind(UUID id, ActionRequest request) {
		ControlledItem item = this.items.hold(id);
		this.refusals.start().reason(request).throwIfAny();
		this.actions.remindedToday(id).ifPresent((entry) -> {
			throw this.refusals.of("", "reminded-today", entry.name());
		});
		this.actions.enter(request, "remind", item.recommendation(), About.item(id));
		this.notices.remindAgain(id, request.id().toString());
		return item.recommendation();
	}

	/**
	 * Gives an item to another organisation or person; its date stays.
	 * @param organisation id of the organisation, empty if it stays
	 * @param user account of a member of it who gets the task, empty if nobody does yet
	 * @throws NoSuchElementException if there is no such item
	 * @throws AlreadySettledException if the work is not awaited any more
	 * @throws ActionRefusedException if it cannot be given to them
	 */
	public RecommendationKey reassign(UUID id, String organisation, String user, ActionRequest request) {
		ControlledItem item = this.items.hold(id);
		Optional<OrganisationId> to = this.addressees.organisations()
			.stream()
			.filter((one) -> one.id().equals(organisation))
			.map((one) -> new OrganisationId(one.id()))
			.findFirst();
		Optional<OrganisationId> other = to.filter((it) -> !item.organisation().equals(to));
		Optional<String> person = Optional.of(user).filter((it) -> !it.isBlank());
		Optional<OrganisationId> performer = other.or(item::organisation);
		this.refusals.start()
			.iff(!organisation.isBlank() && to.isEmpty(), "organisation", "no-organisation")
			.iff(item.own() && other.isPresent(), "organisation", "own-step")
			.iff(other.isEmpty() && (person.isEmpty() || person.equals(item.assignee())), "organisation",
					"nothing-changes")
			.iff(person.isPresent() && performer.filter((it) -> this.participants.isMember(it, person.get())).isEmpty(),
					"user", "not-a-member")
			.reason(request)
			.throwIfAny();
		this.actions.enter(request, "reassign", item.recommendation(),
				About.item(id).with(other.orElse(null), person.orElse(null)));
		this.reassignments.reassign(id, other, person);
		return item.recommendation();
	}

	/**
	 * What waits for the coordinator's decision on a recommendation, with a constant
	 * number of statements.
	 */
	@Transactional(readOnly = true)
	public Waiting waiting(RecommendationKey recommendation) {
		List<ControlledItem> removals = this.items.open(recommendation)
			.stream()
			.map(ControlledItems.Open::item)
			.filter(ControlledItem::removal)
			.toList();
		Map<String, Part> parts = this.tasks.parts(removals.stream().map(ControlledItem::taskId).toList());
		Map<String, String> names = this.participants.organisations()
			.stream()
			.collect(Collectors.toMap((organisation) -> organisation.id().value(), OrganisationView::name));
		return new Waiting(removals.stream().map((item) -> {
			Part part = parts.getOrDefault(item.taskId(), Part.WHOLE);
			return new WaitingRemoval(item.id(), item.title(),
					part.organisation().map((organisation) -> names.getOrDefault(organisation.value(), "")),
					part.period().map(Object::toString), item.dueOn());
		}).toList(),
				this.jdbc.sql("""
						select x.id, x.wanted_on, x.head_decides, d.title, o.name as organisation
						from extension_request x join deadline d on d.id = x.deadline_id
						left join organisation o on o.id = d.organisation_id
						where d.resolution_id = :resolution and d.number = :number and x.decision is null
						order by x.requested_at, x.id
						""")
					.param("resolution", recommendation.resolution().value())
					.param("number", recommendation.number())
					.query((row, index) -> new WaitingExtension(row.getObject("id", UUID.class), row.getString("title"),
							Optional.ofNullable(row.getString("organisation")),
							row.getObject("wanted_on", LocalDate.class), row.getBoolean("head_decides")))
					.list());
	}

	private void complete(String task, Map<String, Object> values, ActionRequest request) {
		try {
			this.tasks.complete(task, values, request.by());
		}
		catch (SubmissionRejectedException ex) {
			throw this.refusals.of(ex);
		}
		catch (TaskGoneException ex) {
			throw new AlreadySettledException(Optional.empty(), Optional.empty());
		}
	}

	private static AlreadySettledException settled(ControlledItem item) {
		return new AlreadySettledException(item.settledBy(), item.settledAt());
	}

	/**
	 * A request for more time and what it is for.
	 *
	 * @param request the request, decided or not
	 * @param item the item
	 */
	public record ExtensionCase(Extensions.Request request, ControlledItem item) {
	}

	/**
	 * What waits for the coordinator.
	 *
	 * @param removals results to be taken off control, the next due first
	 * @param extensions requests for more time, the oldest first
	 */
	public record Waiting(List<WaitingRemoval> removals, List<WaitingExtension> extensions) {

		public boolean isEmpty() {
			return this.removals.isEmpty() && this.extensions.isEmpty();
		}

	}

	/**
	 * A result to be taken off control.
	 *
	 * @param id of the step's deadline of record
	 * @param title what is asked of the coordinator
	 * @param organisation whose result; empty if it is that of all
	 * @param period code of its period
	 * @param dueOn by when the coordinator has to decide
	 */
	public record WaitingRemoval(UUID id, String title, Optional<String> organisation, Optional<String> period,
			LocalDate dueOn) {
	}

	/**
	 * A request for more time.
	 *
	 * @param id of the request
	 * @param title what more time is wanted for
	 * @param organisation who has to do it
	 * @param wantedOn until when
	 * @param headDecides whether the district head decides
	 */
	public record WaitingExtension(UUID id, String title, Optional<String> organisation, LocalDate wantedOn,
			boolean headDecides) {
	}

}
