package resolute.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import resolute.calendar.WorkingDays;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the deadline of record of every task. Runs in the transaction of the caller. */
@Service
@Transactional
public class DeadlineRegister {

	private final DeadlineRepository deadlines;

	private final WorkingDays workingDays;

	private final DeadlineProperties properties;

	private final Clock clock;

	DeadlineRegister(DeadlineRepository deadlines, WorkingDays workingDays, DeadlineProperties properties,
			Clock clock) {
		this.deadlines = deadlines;
		this.workingDays = workingDays;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Opens the deadline of a task that has just been given to somebody.
	 * @param task the task
	 * @param wanted the day its model asks for; without one it gets the default term
	 * @return the day it is due: a non-working day has been rolled to a working day
	 */
	public LocalDate open(Task task, Optional<LocalDate> wanted) {
		LocalDate due = this.workingDays
			.roll(wanted.orElseGet(() -> LocalDate.now(this.clock).plus(this.properties.defaultTerm())));
		this.deadlines.save(new Deadline(task, due, this.workingDays.isPreliminary(due), this.clock.instant()));
		return due;
	}

	/**
	 * The task was completed.
	 * @param taskId the task
	 * @param by the account of whoever completed it
	 * @throws IllegalStateException if there is no open deadline for it
	 */
	public void submit(String taskId, String by) {
		this.deadlines.findByTaskId(taskId)
			.orElseThrow(() -> new IllegalStateException("Task " + taskId + " has no deadline"))
			.submit(by, this.clock.instant());
	}

	/** The task went away without having been done: its process took another way. */
	public void withdraw(String taskId) {
		this.deadlines.findByTaskId(taskId).filter(Deadline::isOpen).ifPresent(Deadline::withdraw);
	}

	/**
	 * What a deadline is for.
	 *
	 * @param id the task's id in the engine
	 * @param activity the task's id in its model
	 * @param title what is asked, as people read it
	 * @param recommendation the recommendation it is part of
	 * @param organisation who has to do it
	 */
	public record Task(String id, String activity, String title, RecommendationKey recommendation,
			Optional<OrganisationId> organisation) {
	}

}
