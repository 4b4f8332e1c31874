package resolute.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.data.domain.Persistable;

/**
 * The deadline of record of one task. Days are working days' dates in the zone of the
 * {@code Clock}; the due day itself is still in time.
 */
@Entity
@Table(name = "deadline")
// The watch writes columns of its own; an update of others does not put them back.
@DynamicUpdate
class Deadline implements Persistable<UUID> {

	@Id
	private UUID id = UUID.randomUUID();

	@Column(name = "task_id")
	private String taskId = "";

	@Column(name = "process_instance_id")
	private @Nullable String processInstanceId;

	@Column(name = "resolution_id")
	private String resolutionId = "";

	private String number = "";

	@Column(name = "organisation_id")
	private @Nullable String organisationId;

	/** Whom the process asked, once somebody else has it. */
	@Column(name = "addressee_id")
	private @Nullable String addresseeId;

	@Column(name = "activity_id")
	private String activityId = "";

	private String title = "";

	@Column(name = "original_due_on")
	private LocalDate originalDueOn = LocalDate.EPOCH;

	@Column(name = "due_on")
	private LocalDate dueOn = LocalDate.EPOCH;

	private boolean preliminary;

	@Column(name = "basis_on")
	private LocalDate basisOn = LocalDate.EPOCH;

	@Column(name = "basis_working_days")
	private @Nullable Integer basisWorkingDays;

	@Column(name = "dated_on")
	private LocalDate datedOn = LocalDate.EPOCH;

	@Column(name = "due_sequence")
	private int dueSequence;

	@Column(name = "extension_requests")
	private int extensionRequests;

	@Column(name = "missed_due_on")
	private @Nullable LocalDate missedDueOn;

	private boolean controlled;

	private boolean removal;

	/** The task whose completion has opened this one. */
	private @Nullable String follows;

	@Column(name = "watch_on")
	private @Nullable LocalDate watchOn;

	private @Nullable String assignee;

	@Column(name = "taken_at")
	private @Nullable Instant takenAt;

	@Column(name = "withdrawn_at")
	private @Nullable Instant withdrawnAt;

	@Column(name = "opened_at")
	private Instant openedAt = Instant.EPOCH;

	private DeadlineState state = DeadlineState.OPEN;

	@Column(name = "submitted_at")
	private @Nullable Instant submittedAt;

	@Column(name = "submitted_by")
	private @Nullable String submittedBy;

	@Version
	private int version;

	@Transient
	private boolean stored;

	protected Deadline() {
	}

	Deadline(DeadlineRegister.Task task, Term term, Due due, Instant now) {
		RecommendationKey recommendation = task.recommendation();
		this.taskId = task.id();
		this.processInstanceId = task.processInstance();
		this.resolutionId = recommendation.resolution().value();
		this.number = recommendation.number();
		this.organisationId = task.organisation().map(OrganisationId::value).orElse(null);
		this.activityId = task.activity();
		this.title = task.title();
		this.assignee = task.assignee().orElse(null);
		this.controlled = task.controlled();
		this.removal = task.removal();
		this.follows = task.follows().orElse(null);
		this.originalDueOn = due.on();
		this.openedAt = now;
		date(term, due);
	}

	/**
	 * The work was handed in: the performer's clock stops.
	 * @throws IllegalStateException if the deadline is not open
	 */
	void submit(String by, Instant now, LocalDate today) {
		requireOpen();
		missIfOverdue(today);
		this.state = DeadlineState.SUBMITTED;
		this.submittedAt = now;
		this.submittedBy = by;
		this.watchOn = null;
	}

	/**
	 * The task went away without having been done.
	 * @throws IllegalStateException if the deadline is not open
	 */
	void withdraw(Instant now, LocalDate today) {
		requireOpen();
		missIfOverdue(today);
		this.state = DeadlineState.WITHDRAWN;
		this.withdrawnAt = now;
		this.watchOn = null;
	}

	/**
	 * Gets another date. That it was overdue by the old one stays on record.
	 * @throws IllegalStateException if the deadline is not open
	 */
	void move(Term term, Due due) {
		requireOpen();
		missIfOverdue(due.setOn());
		this.dueSequence++;
		date(term, due);
	}

	private void date(Term term, Due due) {
		this.dueOn = due.on();
		this.preliminary = due.preliminary();
		this.basisOn = term.basis();
		this.basisWorkingDays = term.workingDays().isPresent() ? term.workingDays().getAsInt() : null;
		this.datedOn = due.setOn();
		this.watchOn = this.controlled ? due.watchOn() : null;
	}

	private void missIfOverdue(LocalDate today) {
		if (this.missedDueOn == null && today.isAfter(this.dueOn)) {
			this.missedDueOn = this.dueOn;
		}
	}

	void assign(@Nullable String userId, Instant now) {
		this.assignee = userId;
		this.takenAt = (userId != null) ? now : null;
	}

	/** The work goes over to another organisation. */
	void handTo(OrganisationId organisation) {
		requireOpen();
		if (this.addresseeId == null) {
			this.addresseeId = this.organisationId;
		}
		this.organisationId = organisation.value();
	}

	Optional<OrganisationId> addressee() {
		return Optional.ofNullable((this.addresseeId != null) ? this.addresseeId : this.organisationId)
			.map(OrganisationId::new);
	}

	/** More time was asked for. Returns the how manieth time it is. */
	int askForExtension() {
		requireOpen();
		return ++this.extensionRequests;
	}

	boolean isOpen() {
		return this.state == DeadlineState.OPEN;
	}

	/** Whether an escalation or a request for more time may be under way. */
	boolean hasCompany() {
		return this.missedDueOn != null || this.extensionRequests > 0;
	}

	private void requireOpen() {
		if (!isOpen()) {
			throw new DeadlineNotOpenException("The deadline of task " + this.taskId + " is " + this.state.code());
		}
	}

	LocalDate dueOn() {
		return this.dueOn;
	}

	String taskId() {
		return this.taskId;
	}

	RecommendationKey recommendation() {
		return new RecommendationKey(new ResolutionId(this.resolutionId), this.number);
	}

	DeadlineView view() {
		return new DeadlineView(this.id, this.taskId, recommendation(),
				Optional.ofNullable(this.organisationId).map(OrganisationId::new), this.activityId, this.title,
				this.originalDueOn, this.dueOn, this.preliminary, this.state, Optional.ofNullable(this.assignee),
				Optional.ofNullable(this.missedDueOn), this.extensionRequests, Optional.ofNullable(this.submittedAt),
				Optional.ofNullable(this.submittedBy), Optional.ofNullable(this.withdrawnAt));
	}

	@Override
	public UUID getId() {
		return this.id;
	}

	@Override
	public boolean isNew() {
		return !this.stored;
	}

	@PostLoad
	@PostPersist
	void markStored() {
		this.stored = true;
	}

	/**
	 * A date in force.
	 *
	 * @param on the day the work is due, a working day
	 * @param preliminary whether it was computed with a year whose calendar is not known
	 * @param setOn the day the date was set
	 * @param watchOn the first day after that on which the watch has something to do
	 */
	record Due(LocalDate on, boolean preliminary, LocalDate setOn, LocalDate watchOn) {
	}

}
