package resolute.shared;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period that a recurring recommendation is judged by: a calendar month, quarter, half
 * year or year. Its code is what processes and rows hold: {@code 2014-03},
 * {@code 2014-Q1}, {@code 2014-H1}, {@code 2014}.
 *
 * @param year the calendar year
 * @param unit how long it is
 * @param ordinal which one of the year, from 1
 */
public record ReportingPeriod(int year, Unit unit, int ordinal) {

	private static final Pattern CODE = Pattern.compile("(\\d{4})(?:-(Q|H)?(\\d{1,2}))?");

	public ReportingPeriod {
		if (ordinal < 1 || ordinal > 12 / unit.months) {
			throw new IllegalArgumentException("There is no " + unit + " " + ordinal + " in a year");
		}
	}

	/** The period of the given length that a day lies in. */
	public static ReportingPeriod of(LocalDate day, Unit unit) {
		return new ReportingPeriod(day.getYear(), unit, (day.getMonthValue() - 1) / unit.months + 1);
	}

	/**
	 * Reads a code.
	 * @throws IllegalArgumentException if it is none
	 */
	public static ReportingPeriod parse(String code) {
		Matcher matcher = CODE.matcher(code);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("Not a reporting period: " + code);
		}
		int year = Integer.parseInt(matcher.group(1));
		if (matcher.group(3) == null) {
			return new ReportingPeriod(year, Unit.YEAR, 1);
		}
		int ordinal = Integer.parseInt(matcher.group(3));
		if (matcher.group(2) == null) {
			return new ReportingPeriod(year, Unit.MONTH, ordinal);
		}
		return new ReportingPeriod(year, "Q".equals(matcher.group(2)) ? Unit.QUARTER : Unit.HALF_YEAR, ordinal);
	}

	public String code() {
		return switch (this.unit) {
			case MONTH -> "%d-%02d".formatted(this.year, this.ordinal);
			case QUARTER -> this.year + "-Q" + this.ordinal;
			case HALF_YEAR -> this.year + "-H" + this.ordinal;
			case YEAR -> Integer.toString(this.year);
		};
	}

	public LocalDate firstDay() {
		return LocalDate.of(this.year, (this.ordinal - 1) * this.unit.months + 1, 1);
	}

	public LocalDate lastDay() {
		return lastMonth().atEndOfMonth();
	}

	public YearMonth lastMonth() {
		return YearMonth.of(this.year, this.ordinal * this.unit.months);
	}

	public ReportingPeriod next() {
		return of(lastDay().plusDays(1), this.unit);
	}

	@Override
	public String toString() {
		return code();
	}

	/** How long a period is. */
	public enum Unit {

		MONTH(1), QUARTER(3), HALF_YEAR(6), YEAR(12);

		private final int months;

		Unit(int months) {
			this.months = months;
		}

	}

}
