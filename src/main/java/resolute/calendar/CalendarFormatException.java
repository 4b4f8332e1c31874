package resolute.calendar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * A file is not a production calendar. The message, in English, is for logs;
 * {@link #code()} and {@link #values()} are for a message to whoever brought the file.
 */
public final class CalendarFormatException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int LONGEST_QUOTE = 60;

	private final long line;

	private final int column;

	private final Problem problem;

	private final transient List<Object> values;

	CalendarFormatException(long line, Problem problem, @Nullable Throwable cause, Object... values) {
		this(line, 0, problem, cause, values);
	}

	/**
	 * @param column counted from 1; 0 if it is not known
	 * @param values what the text of the problem has gaps for
	 */
	CalendarFormatException(long line, int column, Problem problem, @Nullable Throwable cause, Object... values) {
		super("Line %d of the production calendar: %s".formatted(line, problem.text.formatted(brief(values))), cause);
		this.line = line;
		this.column = column;
		this.problem = problem;
		this.values = List.of(brief(values));
	}

	/** What stands in the file where a date should be can be the whole file. */
	private static Object[] brief(Object[] values) {
		return Arrays.stream(values)
			.map((value) -> (value instanceof String text && text.length() > LONGEST_QUOTE)
					? text.substring(0, LONGEST_QUOTE) + "…" : value)
			.toArray();
	}

	/** The line, counted from 1, where it turned out. */
	public long line() {
		return this.line;
	}

	/** The position in the line, counted from 1, where it is known. */
	public OptionalInt column() {
		return (this.column > 0) ? OptionalInt.of(this.column) : OptionalInt.empty();
	}

	/** What is wrong: {@code duplicate-day}. */
	public String code() {
		return this.problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** What a message about it has gaps for, in the order of the gaps. */
	public List<Object> values() {
		return this.values;
	}

	enum Problem {

		/** The file has more bytes than a calendar ever needs. */
		TOO_LARGE("the file is larger than %s bytes"),

		ENCODING("the file is not in UTF-8"),

		HEADER("the header has to be %s"),

		NO_DAYS("there is no day in it"),

		QUOTATION("a quotation mark is out of place"),

		VALUES("%s values instead of %s"),

		DATE("not a date: '%s'"),

		KIND("the kind of a day is off, short or working, not '%s'"),

		YEAR("the calendar covers the years %s to %s, not the day %s"),

		DUPLICATE_DAY("%s is already in line %s"),

		NAME("a name is longer than %s characters or has characters that cannot be shown"),

		/** Not well-formed; the value is what the parser says, in English. */
		XML("not well-formed XML: %s"),

		DOCTYPE("a document type and entities are not allowed"),

		ROOT("the root element is not calendar but '%s'"),

		COUNTRY("the calendar is not Russia's but that of '%s'"),

		YEAR_ATTRIBUTE("the attribute year has to be a year from %s to %s, not '%s'"),

		/** Of an element {@code day}. */
		DAY_ATTRIBUTE("a day has no attribute %s"),

		DAY_TYPE("the type of a day is 1, 2 or 3, not '%s'");

		private final String text;

		Problem(String text) {
			this.text = text;
		}

	}

}
