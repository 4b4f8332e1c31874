package resolute.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import resolute.participant.OrganisationKind;

/**
 * A resolution at a glance, on one day.
 *
 * @param id the resolution's id
 * @param title as printed
 * @param adoptedOn the day it was adopted
 * @param launched whether its execution has begun
 * @param today the day it is seen on: deadlines before it are missed
 * @param groups its recommendations by addressee, in their order
 */
public record Overview(String id, String title, LocalDate adoptedOn, boolean launched, LocalDate today,
		List<Group> groups) {

	/** How many recommendations are in one of the states. */
	public long count(State... states) {
		List<State> wanted = List.of(states);
		return rows().stream().filter((row) -> wanted.contains(row.state())).count();
	}

	public long total() {
		return rows().size();
	}

	/** Carried out, in time or late. */
	public long done() {
		return count(State.DONE, State.DONE_LATE);
	}

	/** Ended without being carried out. */
	public long closed() {
		return count(State.DECLINED, State.CLOSED);
	}

	public long inWork() {
		return count(State.IN_WORK, State.DUE_SOON);
	}

	public long dueSoon() {
		return count(State.DUE_SOON);
	}

	public long overdue() {
		return count(State.OVERDUE);
	}

	public long onRemoval() {
		return count(State.ON_REMOVAL);
	}

	public long waiting() {
		return count(State.WAITING);
	}

	/** The same, with only those recommendations that a filter lets through. */
	public List<Group> matching(OverviewFilter filter) {
		return this.groups.stream()
			.filter((group) -> filter.addressee().isEmpty() || filter.addressee().get() == group.addressee())
			.map((group) -> new Group(group.addressee(), group.number(),
					group.rows().stream().filter(filter::accepts).toList()))
			.filter((group) -> !group.rows().isEmpty())
			.toList();
	}

	private List<Row> rows() {
		return this.groups.stream().flatMap((group) -> group.rows().stream()).toList();
	}

	/**
	 * The recommendations to one kind of addressee.
	 *
	 * @param addressee whom they address
	 * @param number the number they begin with; «2» for 2.1 and 2.2
	 * @param rows the recommendations
	 */
	public record Group(OrganisationKind addressee, String number, List<Row> rows) {

	}

	/**
	 * One recommendation.
	 *
	 * @param number its number
	 * @param title its short name
	 * @param text as printed
	 * @param state where it stands
	 * @param outcome the code of how it ended, if it did
	 * @param waitsFor numbers of unsettled recommendations it cannot start before
	 * @param nextDue the earliest open deadline
	 * @param workingDays from today to the next deadline, negative if it is past
	 * @param preliminary whether the next deadline was computed without the production
	 * calendar of its year
	 * @param openTasks open tasks of everybody
	 * @param openRemovals those of them that wait for the coordinator to take a result
	 * off control
	 * @param lateOrganisations who is late, by name
	 * @param level the highest level of escalation under way, 0 if there is none
	 * @param progress how far it is, by what it consists of
	 */
	public record Row(String number, String title, String text, State state, Optional<String> outcome,
			List<String> waitsFor, Optional<LocalDate> nextDue, int workingDays, boolean preliminary, int openTasks,
			int openRemovals, List<String> lateOrganisations, int level, List<Progress> progress) {

		/** As many working days late. */
		public int workingDaysLate() {
			return Math.max(0, -this.workingDays);
		}

		public boolean isPastDue() {
			return this.nextDue.isPresent() && this.workingDays < 0 || this.state == State.OVERDUE;
		}

	}

	/**
	 * So many of so many.
	 *
	 * @param of of what: {@code parts} of organisations, {@code periods}, {@code events}
	 * @param done how many of them are done
	 * @param all how many there are, or have ended so far
	 */
	public record Progress(String of, int done, int all) {

	}

}
