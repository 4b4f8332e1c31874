package resolute.dashboard;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Writes days the way the pages do: short in this year, with the year otherwise. */
public class Days {

	private static final DateTimeFormatter IN_THIS_YEAR = DateTimeFormatter.ofPattern("dd.MM");

	private static final DateTimeFormatter IN_ANOTHER_YEAR = DateTimeFormatter.ofPattern("dd.MM.yyyy");

	private final LocalDate today;

	private final Locale locale;

	public Days(LocalDate today, Locale locale) {
		this.today = today;
		this.locale = locale;
	}

	/** «28.02», or «28.02.2027» in another year than today's. */
	public String brief(LocalDate day) {
		return ((day.getYear() == this.today.getYear()) ? IN_THIS_YEAR : IN_ANOTHER_YEAR).format(day);
	}

	/** «пт 28.02.2027»: where the weekday matters. */
	public String withWeekday(LocalDate day) {
		return DateTimeFormatter.ofPattern("EEE dd.MM.yyyy", this.locale).format(day);
	}

	/** «28 января 2014 г.». */
	public String full(LocalDate day) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(this.locale).format(day);
	}

}
