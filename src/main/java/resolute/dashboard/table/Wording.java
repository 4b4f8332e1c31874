package resolute.dashboard.table;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

import resolute.dashboard.Days;

/** Writes values the way a reader expects them. */
public class Wording {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

	private final Locale locale;

	private final Function<LocalDate, String> days;

	private Wording(Locale locale, Function<LocalDate, String> days) {
		this.locale = locale;
		this.days = days;
	}

	/** For paper: days with their year. */
	public static Wording onPaper(Locale locale) {
		return new Wording(locale, DAY::format);
	}

	/** For a page: days of this year without it. */
	public static Wording onScreen(LocalDate today, Locale locale) {
		return new Wording(locale, new Days(today, locale)::brief);
	}

	public String of(Value value) {
		if (value instanceof Value.Text text) {
			return text.text();
		}
		if (value instanceof Value.State state) {
			return state.word();
		}
		if (value instanceof Value.Lines lines) {
			return String.join("\n", lines.lines());
		}
		if (value instanceof Value.Day day) {
			return this.days.apply(day.day());
		}
		if (value instanceof Value.Whole whole) {
			return Long.toString(whole.number()).replace('-', '−');
		}
		if (value instanceof Value.Percent percent) {
			return percent.percent() + ("en".equals(this.locale.getLanguage()) ? "%" : " %");
		}
		if (value instanceof Value.Decimal decimal) {
			NumberFormat format = NumberFormat.getNumberInstance(this.locale);
			format.setMinimumFractionDigits(decimal.number().scale());
			format.setMaximumFractionDigits(decimal.number().scale());
			return format.format(decimal.number());
		}
		throw new IllegalArgumentException("Not a value: " + value);
	}

}
