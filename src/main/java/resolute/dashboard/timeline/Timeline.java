package resolute.dashboard.timeline;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import resolute.participant.OrganisationKind;

/**
 * A resolution on the scale of time.
 *
 * @param id its id
 * @param title as printed
 * @param launchedOn the day it was launched; empty as long as it was not
 * @param today the day it is seen on
 * @param rows its recommendations in their order
 */
public record Timeline(String id, String title, Optional<LocalDate> launchedOn, LocalDate today, List<Row> rows) {

	/** The recommendations by addressee, in the order of the resolution. */
	public Map<OrganisationKind, List<Row>> groups() {
		return this.rows.stream()
			.collect(Collectors.groupingBy(Row::addressee, LinkedHashMap::new, Collectors.toList()));
	}

	/** Those that can still be late. */
	public List<Row> open() {
		return this.rows.stream().filter((row) -> row.expected().isOpen()).toList();
	}

	/** Whether a day on the page was counted without the production calendar. */
	public boolean preliminary() {
		return this.rows.stream().anyMatch((row) -> row.expected().preliminary());
	}

	public Optional<Row> find(String number) {
		return this.rows.stream().filter((row) -> row.number().equals(number)).findFirst();
	}

	Map<String, Expected> expected() {
		Map<String, Expected> expected = new LinkedHashMap<>();
		this.rows.forEach((row) -> expected.put(row.number(), row.expected()));
		return expected;
	}

	List<Work> works() {
		return this.rows.stream().map(Row::work).toList();
	}

	/**
	 * One recommendation.
	 *
	 * @param title its short name
	 * @param addressee whom it addresses
	 * @param work what is known of it
	 * @param outcome the code of how it ended, if it did
	 * @param plannedStart when it was to start by the plan of the launch
	 * @param plannedEnd when it was to be through by it, or, without a model, the latest
	 * original date of what has been given to anybody
	 * @param expected what is to be expected now
	 * @param nextDue the earliest open due date of its addressees
	 * @param lateSince the earliest open due date that has passed
	 * @param moved original and later dates of what was extended
	 * @param workingDays from the planned to the expected end, negative if it will be
	 * earlier; empty if one of them is not known
	 */
	public record Row(String title, OrganisationKind addressee, Work work, Optional<String> outcome,
			LocalDate plannedStart, Optional<LocalDate> plannedEnd, Expected expected, Optional<LocalDate> nextDue,
			Optional<LocalDate> lateSince, List<Moved> moved, Optional<Integer> workingDays) {

		public String number() {
			return this.work.number();
		}

		public List<String> waitsFor() {
			return this.work.waitsFor();
		}

		public Optional<LocalDate> startedOn() {
			return this.work.startedOn();
		}

		public Optional<LocalDate> settledOn() {
			return this.work.settledOn();
		}

		/** Where it stands. */
		public Phase phase() {
			if (this.work.settledOn().isPresent()) {
				return this.outcome.filter("carriedOut"::equals).isPresent() ? Phase.DONE : Phase.CLOSED;
			}
			if (this.lateSince.isPresent()) {
				return Phase.OVERDUE;
			}
			return this.work.startedOn().isPresent() ? Phase.IN_WORK : Phase.WAITING;
		}

	}

	/** A due date that was moved. */
	public record Moved(LocalDate from, LocalDate to) {

	}

	/** Where a recommendation stands, as far as the scale of time tells it. */
	public enum Phase {

		WAITING("○", "waiting"), IN_WORK("●", "in-work"), OVERDUE("▲", "overdue"), DONE("✔", "done"),
		CLOSED("■", "closed");

		private final String icon;

		private final String code;

		Phase(String icon, String code) {
			this.icon = icon;
			this.code = code;
		}

		public String icon() {
			return this.icon;
		}

		public String code() {
			return this.code;
		}

	}

}
