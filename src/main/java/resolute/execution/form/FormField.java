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
 * @param required whether it has to be filled in where it is asked
 * @param askedWhen when it is asked, if not always; else its value is left out, for
 * nobody sees it
 * @param minLength least number of characters of a text
 * @param maxLength greatest number of characters of a text
 * @param min least number, or least number of rows, documents or choices
 * @param max greatest number, or greatest number of rows, documents or choices
 * @param pattern what a text has to look like
 * @param dates which days a date may be
 * @param options the choices, value to label, in the order of the form
 * @param columns the fields of a row
 * @param initial what it holds at first, if something is known
 */
public record FormField(String name, String label, Kind kind, boolean required, @Nullable AskedWhen askedWhen,
		@Nullable Integer minLength, int maxLength, @Nullable BigDecimal min, @Nullable BigDecimal max,
		@Nullable Pattern pattern, Dates dates, Map<String, String> options, List<FormField> columns,
		@Nullable Initial initial) {

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
	 * What a field holds before anybody has entered anything: the day on which the form
	 * is opened, or what was last handed in elsewhere.
	 *
	 * @param form the form it was handed in with; null for the day
	 * @param field the field of that form; null for the day
	 */
	public record Initial(@Nullable String form, @Nullable String field) {

		private static final String TODAY = "today";

		/** Reads {@code today} or {@code form.field}. */
		static Initial parse(String text) {
			if (text.equals(TODAY)) {
				return new Initial(null, null);
			}
			int dot = text.indexOf('.');
			if (dot < 1) {
				throw new IllegalArgumentException("Expected today or form.field, not: " + text);
			}
			return new Initial(text.substring(0, dot), text.substring(dot + 1));
		}

		public boolean isToday() {
			return this.form == null;
		}

	}

	/**
	 * Makes it depend on another field whether one is asked.
	 *
	 * @param field the other field
	 * @param values the values of it with which this one is asked
	 */
	public record AskedWhen(String field, List<String> values) {

		/** Reads {@code field=value|value}. */
		static AskedWhen parse(String text) {
			int equals = text.indexOf('=');
			if (equals < 1) {
				throw new IllegalArgumentException("Expected field=value|value, not: " + text);
			}
			return new AskedWhen(text.substring(0, equals).strip(),
					List.of(text.substring(equals + 1).strip().split("\\|")));
		}

		boolean holds(Map<String, ?> values) {
			Object value = values.get(this.field);
			return value != null && this.values.contains(value.toString().strip());
		}

	}

}
