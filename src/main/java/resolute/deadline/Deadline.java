package resolute.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.data.domain.Persistable;

/**
 * The deadline of record of one task. Days are working days' dates in the zone of the
 * {@code Clock}; the due day itself is still in time.
 */
@Entity
@Table(name = "deadline")
class Deadline implements Persistable<UUID> {

	@Id
	private UUID id = UUID.randomUUID();

	@Column(name = "task_id")
	private String taskId = "";

	@Column(name = "resolution_id")
	private String resolutionId = "";

	private String number = "";

	@Column(name = "organisation_id")
	private @Nullable String organisationId;

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

	@Column(name = "opened_at")
	private Instant openedAt = Instant.EPOCH;

	@Enumerated(EnumType.STRING)
	private State state = State.open;

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

	Deadline(DeadlineRegister.Task task, LocalDate dueOn, boolean preliminary, Instant now) {
		RecommendationKey recommendation = task.recommendation();
		this.taskId = task.id();
		this.resolutionId = recommendation.resolution().value();
		this.number = recommendation.number();
		this.organisationId = task.organisation().map(OrganisationId::value).orElse(null);
		this.activityId = task.activity();
		this.title = task.title();
		this.originalDueOn = dueOn;
		this.dueOn = dueOn;
		this.basisOn = dueOn;
		this.preliminary = preliminary;
		this.openedAt = now;
	}

	/**
	 * The work was handed in: the performer's clock stops.
	 * @throws IllegalStateException if the deadline is not open
	 */
	void submit(String by, Instant now) {
		requireOpen();
		this.state = State.submitted;
		this.submittedAt = now;
		this.submittedBy = by;
	}

	/**
	 * The task went away without having been done.
	 * @throws IllegalStateException if the deadline is not open
	 */
	void withdraw() {
		requireOpen();
		this.state = State.withdrawn;
	}

	boolean isOpen() {
		return this.state == State.open;
	}

	private void requireOpen() {
		if (!isOpen()) {
			throw new IllegalStateException("The deadline of task " + this.taskId + " is " + this.state);
		}
	}

	LocalDate dueOn() {
		return this.dueOn;
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

	/** As the column says. */
	enum State {

		open, submitted, withdrawn

	}

}
