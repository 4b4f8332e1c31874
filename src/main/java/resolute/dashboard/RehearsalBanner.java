package resolute.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import resolute.shared.Plural;
import resolute.shared.Rehearsal;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What every page says while the system rehearses. Templates ask the bean itself, so that
 * it is there on pages without a controller of ours too.
 */
@Component("rehearsalBanner")
class RehearsalBanner {

	private final Rehearsal rehearsal;

	private final Clock clock;

	private final MessageSource messages;

	RehearsalBanner(Rehearsal rehearsal, Clock clock, MessageSource messages) {
		this.rehearsal = rehearsal;
		this.clock = clock;
		this.messages = messages;
	}

	/** For templates: null while it does not. */
	public @Nullable String text(Locale locale) {
		return find(locale).orElse(null);
	}

	Optional<String> find(Locale locale) {
		if (!this.rehearsal.isOn()) {
			return Optional.empty();
		}
		String today = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
			.withLocale(locale)
			.format(LocalDate.now(this.clock));
		long days = this.rehearsal.days();
		return Optional.of(this.messages.getMessage(Plural.key("rehearsal.banner", days, locale),
				new Object[] { today, String.valueOf(days) }, locale));
	}

}
