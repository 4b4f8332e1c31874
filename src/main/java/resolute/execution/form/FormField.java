package resolute.execution.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form and what may be entered in it.
 *
 * @param name the variable it is submitted as
 * @param label what people see beside it
 * @param kind what it holds
 * @param required whether it always has to be filled in
 * @param requiredWhen when it has to be filled in, if not always
 * @param minLength least number of characters of a text
 * @param maxLength greatest number of characters of a text
 * @param min least number, or least number of rows, documents or choices
 * @param max greatest number, or greatest number of rows, documents or choices
 * @param pattern what a text has to look like
 * @param dates which days a date may be
 * @param options the choices, value to label, in the order of the form
 * @param columns the fields of a row
 */
public record FormField(String name, String label, Kind kind, boolean required, @Nullable RequiredWhen requiredWhen,
		@Nullable Integer minLength, int maxLength, @Nullable BigDecimal min, @Nullable BigDecimal max,
		@Nullable Pattern pattern, Dates dates, Map<String, String> options, List<FormField> columns) {

	/** Applies to a text whose form says nothing: longer ones belong in a document. */
	static final int DEFAULT_MAX_LENGTH = 4000;

	/** What a field holds, and as which type a {@link Submission} gives it. */
	public enum Kind {

		/** A {@link String}, stripped. */
		TEXT,
		/** A {@link java.time.LocalDate}. */
		DATE,
		/** A {@link BigDecimal}. */
		NUMBER,
		/** A {@link Boolean}. */
		FLAG,
		/** The {@link String} value of one option. */
		CHOICE,
		/** A {@link List} of option values. */
		CHOICES,
		/** The {@link String} id of a member's account. */
		MEMBER,
		/** A {@link List} of ids of members' accounts. */
		MEMBERS,
		/** The {@link String} id of an organisation. */
		ORGANISATION,
		/** A {@link List} of {@link Map maps} from column to value. */
		ROWS,
		/** A {@link List} of {@link EvidenceItem}. */
		EVIDENCE;

		/**
		 * Whether gateways and expressions of a process may use it: choices, dates,
		 * numbers and flags become process variables, everything else lives in rows.
		 */
		public boolean isFlag() {
			return this == DATE || this == NUMBER || this == FLAG || this == CHOICE;
		}

	}

	/** Which days a date may be, seen from the day it is entered. */
	public enum Dates {

		ANY, UNTIL_TODAY, FROM_TODAY

	}

	/**
	 * Makes a field required depending on another one.
	 *
	 * @param field the other field
	 * @param values the values of it that make this one required
	 */
	public record RequiredWhen(String field, List<String> values) {

		/** Reads {@code field=value|value}. */
		static RequiredWhen parse(String text) {
			int equals = text.indexOf('=');
			if (equals < 1) {
				throw new IllegalArgumentException("Expected field=value|value, not: " + text);
			}
			return new RequiredWhen(text.substring(0, equals).strip(),
					List.of(text.substring(equals + 1).strip().split("\\|")));
		}

		boolean holds(Map<String, ?> values) {
			Object value = values.get(this.field);
			return value != null && this.values.contains(value.toString().strip());
		}

	}

}
