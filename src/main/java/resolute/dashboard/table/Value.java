package resolute.dashboard.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a cell holds. A workbook keeps days and numbers as such; text is never a formula.
 */
public sealed interface Value {

	/** Nothing to tell. */
	Value NONE = new Text("");

	/** Some text in the reader's language, or empty. */
	static Value of(@Nullable String text) {
		return (text != null) ? new Text(text) : NONE;
	}

	/** A day, or empty. */
	static Value of(@Nullable LocalDate day) {
		return (day != null) ? new Day(day) : NONE;
	}

	/** A day, or empty. */
	static Value of(Optional<LocalDate> day) {
		return of(day.orElse(null));
	}

	/** A count. */
	static Value of(long number) {
		return new Whole(number);
	}

	/** Whether there is nothing to tell. */
	default boolean isEmpty() {
		return equals(NONE);
	}

	/** Text as somebody wrote it. */
	record Text(String text) implements Value {

	}

	/** A word of ours that stands for a state, with the icon that a page adds to it. */
	record State(String code, String icon, String word) implements Value {

	}

	/** Several texts, one below the other. */
	record Lines(List<String> lines) implements Value {

		public Lines {
			lines = List.copyOf(lines);
		}

		@Override
		public boolean isEmpty() {
			return this.lines.isEmpty();
		}

	}

	/** A calendar day. */
	record Day(LocalDate day) implements Value {

	}

	/** A whole number. */
	record Whole(long number) implements Value {

	}

	/** A number with as many digits after the point as its scale says. */
	record Decimal(BigDecimal number) implements Value {

	}

	/** A share, in whole percent. */
	record Percent(int percent) implements Value {

	}

}
