package resolute.dashboard.card;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

import resolute.shared.Plural;
import resolute.shared.ReportingPeriod;

import org.springframework.context.MessageSource;

/** Writes what a card says in the language of its reader. */
final class CardTexts {

	private static final long KIBIBYTE = 1024;

	private final MessageSource messages;

	private final Locale locale;

	CardTexts(MessageSource messages, Locale locale) {
		this.messages = messages;
		this.locale = locale;
	}

	/** «март 2026», «2 квартал 2026». */
	public String period(ReportingPeriod period) {
		return switch (period.unit()) {
			case MONTH -> DateTimeFormatter.ofPattern("LLLL yyyy", this.locale).format(period.firstDay());
			case QUARTER -> text("card.period.quarter", period.ordinal(), period.year());
			case HALF_YEAR -> text("card.period.halfYear", period.ordinal(), period.year());
			case YEAR -> Integer.toString(period.year());
		};
	}

	/** The same for the code of a period, as rows have it. */
	public String period(String code) {
		return code.isEmpty() ? "" : period(ReportingPeriod.parse(code));
	}

	/** Reads an ISO date. */
	public LocalDate day(String text) {
		return LocalDate.parse(text);
	}

	/** «340 КБ». */
	public String size(long bytes) {
		return (bytes < KIBIBYTE * KIBIBYTE) ? text("card.size.kib", Math.max(1, bytes / KIBIBYTE))
				: text("card.size.mib", Math.round(bytes / (double) (KIBIBYTE * KIBIBYTE)));
	}

	/** «осталось 5 рабочих дней», «просрочено на 1 рабочий день». */
	public String left(int workingDays) {
		if (workingDays == 0) {
			return text("card.left.today");
		}
		String key = (workingDays < 0) ? "card.late" : "card.left";
		return text(Plural.key(key, Math.abs(workingDays), this.locale), Math.abs(workingDays));
	}

	String text(String key, Object... values) {
		return this.messages.getMessage(key, Arrays.stream(values).map(String::valueOf).toArray(), this.locale);
	}

}
