package resolute.dashboard.item;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

/**
 * One item in a list.
 *
 * @param id the id of its deadline
 * @param taskId the id of its task in the engine
 * @param recommendation the recommendation it is part of
 * @param recommendationTitle its short name, empty for work that is part of none
 * @param title what is asked
 * @param organisation who has to do it
 * @param organisationName their name
 * @param assignee the name of the person who has taken it
 * @param state where it stands
 * @param originalDueOn the first date
 * @param dueOn the date in force
 * @param workingDays from today to the date in force, negative after it; of what was
 * handed in, from that day to the date
 * @param preliminary whether the date was computed without the production calendar of its
 * year
 * @param submittedOn the day it was handed in
 * @param judgedOn the day it was accepted, given back or dropped
 * @param level the level of escalation that is under way, 0 if there is none
 * @param extensions how often its date was moved at somebody's request
 * @param extensionReason why it was moved last
 */
public record ItemRow(UUID id, String taskId, RecommendationKey recommendation, String recommendationTitle,
		String title, Optional<OrganisationId> organisation, String organisationName, Optional<String> assignee,
		ItemState state, LocalDate originalDueOn, LocalDate dueOn, int workingDays, boolean preliminary,
		Optional<LocalDate> submittedOn, Optional<LocalDate> judgedOn, int level, int extensions,
		Optional<String> extensionReason) {

	/** What is asked, without the number that a task's title begins with. */
	public String task() {
		String prefix = this.recommendation.number() + " ";
		return this.title.startsWith(prefix) ? this.title.substring(prefix.length()) : this.title;
	}

	/** Whether the date has been moved. */
	public boolean isMoved() {
		return !this.originalDueOn.equals(this.dueOn);
	}

	/**
	 * Working days after the date: to today if it is open, to the day it was handed in
	 * otherwise.
	 */
	public int workingDaysLate() {
		return Math.max(0, -this.workingDays);
	}

}
