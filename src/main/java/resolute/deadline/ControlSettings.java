package resolute.deadline;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import resolute.calendar.WorkingDays;

/**
 * The rules of control (control-rules.md).
 *
 * @param reminderDays working days before a due date on which people are reminded of it,
 * each once, the most first
 * @param levels the levels of escalation, the first first
 * @param askBefore calendar days before a due date; who asks for more time later than
 * that has asked late (consultant 305378, 5.3.6)
 * @param headDecidesFrom from the how manieth request for more time on the district head
 * decides instead of the coordinator
 */
public record ControlSettings(List<Integer> reminderDays, List<Level> levels, int askBefore, int headDecidesFrom) {

	/** Levels of escalation. */
	public static final int LEVELS = 3;

	/** No number of days in the rules is greater. */
	public static final int MOST_DAYS = 90;

	/** Reminders of one due date are no more than this. */
	public static final int MOST_REMINDERS = 5;

	/**
	 * Checks that the rules make sense together.
	 * @throws IllegalArgumentException if they do not
	 */
	public ControlSettings {
		reminderDays = reminderDays.stream().sorted((one, other) -> other - one).toList();
		require(reminderDays.size() <= MOST_REMINDERS, "at most " + MOST_REMINDERS + " reminders");
		require(new HashSet<>(reminderDays).size() == reminderDays.size(), "reminders on different days");
		require(reminderDays.stream().allMatch((days) -> days >= 1 && days <= MOST_DAYS), "days in range");
		levels = List.copyOf(levels);
		require(levels.size() == LEVELS, "three levels");
		for (int index = 0; index < LEVELS; index++) {
			int after = levels.get(index).after();
			require(after > ((index > 0) ? levels.get(index - 1).after() : 0) && after <= MOST_DAYS,
					"each level later than the one before");
			require(!levels.get(index).recipients().isEmpty(), "somebody to tell at each level");
		}
		require(askBefore >= 0 && askBefore <= MOST_DAYS, "days in range");
		require(headDecidesFrom >= 1 && headDecidesFrom <= 100, "a request to begin with");
	}

	private static void require(boolean holds, String what) {
		if (!holds) {
			throw new IllegalArgumentException("The rules of control need " + what);
		}
	}

	/** The level, counted from 1. */
	public Level level(int level) {
		return this.levels.get(level - 1);
	}

	/** The working day on which a level is reached for an item that was due on a day. */
	public LocalDate reachedOn(int level, LocalDate dueOn, WorkingDays calendar) {
		return calendar.plus(dueOn, level(level).after());
	}

	/** The working day to remind of a due date, so many working days before it. */
	LocalDate reminderOn(int daysBefore, LocalDate dueOn, WorkingDays calendar) {
		return calendar.minus(dueOn, daysBefore);
	}

	/**
	 * The first day after another on which there is a reminder of a due date, or the
	 * first level of its escalation.
	 */
	LocalDate watchAfter(LocalDate day, LocalDate dueOn, WorkingDays calendar) {
		return this.reminderDays.stream()
			.map((daysBefore) -> reminderOn(daysBefore, dueOn, calendar))
			.filter((reminder) -> reminder.isAfter(day))
			.findFirst()
			.orElseGet(() -> reachedOn(1, dueOn, calendar));
	}

	/**
	 * A level of escalation.
	 *
	 * @param after working days after the due date
	 * @param recipients who is told, in the order of the enum
	 */
	public record Level(int after, Set<Recipient> recipients) {

		public Level {
			recipients = Collections.unmodifiableSortedSet(new TreeSet<>(recipients));
		}

	}

}
