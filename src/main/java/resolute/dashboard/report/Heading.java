package resolute.dashboard.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import resolute.dashboard.Days;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.table.Wording;
import resolute.dashboard.table.Value;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;
import resolute.resolution.Resolutions;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says above a report what it is about, and when it was made. */
@Component
class Heading {

	private final MessageSource messages;

	private final Resolutions resolutions;

	private final Participants participants;

	private final Clock clock;

	Heading(MessageSource messages, Resolutions resolutions, Participants participants, Clock clock) {
		this.messages = messages;
		this.resolutions = resolutions;
		this.participants = participants;
		this.clock = clock;
	}

	List<String> facts(ItemFilter filter, Locale locale) {
		Days days = new Days(LocalDate.now(this.clock), locale);
		List<String> facts = new ArrayList<>();
		filter.resolution()
			.flatMap(this.resolutions::find)
			.ifPresent((resolution) -> facts
				.add(text(locale, "reports.fact.resolution", resolution.title(), days.full(resolution.adoptedOn()))));
		facts.add(period(filter, locale));
		filter.addressee()
			.ifPresent((kind) -> facts
				.add(text(locale, "reports.fact.addressee", text(locale, "addressee." + kind.code()))));
		filter.organisation()
			.flatMap(this.participants::find)
			.map(OrganisationView::name)
			.ifPresent((name) -> facts.add(text(locale, "reports.fact.organisation", name)));
		if (!filter.states().isEmpty()) {
			facts.add(text(locale, "reports.fact.states",
					filter.states()
						.stream()
						.sorted()
						.map((state) -> text(locale, "items.state." + state.code()))
						.reduce((one, two) -> one + ", " + two)
						.orElse("")));
		}
		facts.add(text(locale, "reports.fact.made", days.full(LocalDate.now(this.clock))));
		return facts;
	}

	private String period(ItemFilter filter, Locale locale) {
		Wording wording = Wording.onPaper(locale);
		Optional<String> from = filter.from().map((day) -> wording.of(Value.of(day)));
		Optional<String> to = filter.to().map((day) -> wording.of(Value.of(day)));
		if (from.isPresent() && to.isPresent()) {
			return text(locale, "reports.fact.period", from.get(), to.get());
		}
		if (from.isPresent()) {
			return text(locale, "reports.fact.period.from", from.get());
		}
		return to.map((day) -> text(locale, "reports.fact.period.to", day))
			.orElseGet(() -> text(locale, "reports.fact.period.all"));
	}

	String text(Locale locale, String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
