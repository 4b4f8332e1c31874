package resolute.dashboard.receipt;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import resolute.dashboard.Days;
import resolute.dashboard.card.Results;
import resolute.dashboard.card.ResultsQuery;
import resolute.dashboard.receipt.Receipt.Line;
import resolute.dashboard.receipt.Receipt.Value;
import resolute.deadline.DeadlineView;
import resolute.execution.SubmittedForms.Answer;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes receipts from the records. A constant number of statements for each. */
@Component
class Receipts {

	/** Enough to recognise a text by; all of it is on the card. */
	private static final int LONGEST_VALUE = 240;

	private final ResultsQuery results;

	private final NextSteps nextSteps;

	private final Participants participants;

	private final MessageSource messages;

	private final Clock clock;

	Receipts(ResultsQuery results, NextSteps nextSteps, Participants participants, MessageSource messages,
			Clock clock) {
		this.results = results;
		this.nextSteps = nextSteps;
		this.participants = participants;
		this.messages = messages;
		this.clock = clock;
	}

	/**
	 * The receipt of an item that has been handed in.
	 * @param zone of the reader: where it is not the time of the district, that is said
	 */
	@Transactional(readOnly = true)
	public Receipt of(DeadlineView item, String reader, boolean coordinator, Locale locale, ZoneId zone) {
		Texts texts = new Texts(locale, new Days(LocalDate.now(this.clock), locale));
		Optional<Results> handedIn = this.results.ofTask(item.taskId());
		List<Results.Document> documents = handedIn.map((found) -> found.submissions().get(0).documents())
			.orElse(List.of());
		List<Value> values = new ArrayList<>();
		handedIn.ifPresent((found) -> found.submissions()
			.get(0)
			.answers()
			.forEach((answer) -> values.add(new Value(answer.label(), texts.value(answer, found)))));
		if (!documents.isEmpty()) {
			values.add(new Value(texts.of("receipt.documents"),
					documents.stream().map(Results.Document::file).collect(Collectors.joining("; "))));
		}
		return new Receipt(texts.of("receipt.heading"), item.title(),
				item.organisation().flatMap(this.participants::find).map(OrganisationView::name).orElse(""),
				texts.handedIn(item.submittedAt().orElseThrow(), zone, documents.size()), values,
				texts.of("receipt.next.heading"),
				this.nextSteps.after(item.id(), reader, LocalDate.now(this.clock), locale)
					.stream()
					.map((step) -> new Line(step.text(), step.task().map(Receipts::task).orElse("")))
					.toList(),
				links(item, coordinator, texts), texts.of("receipt.close"));
	}

	private static List<Line> links(DeadlineView item, boolean coordinator, Texts texts) {
		Line start = coordinator ? new Line(texts.of("receipt.overview"), "/")
				: new Line(texts.of("receipt.my"), "/my");
		return List.of(start, new Line(texts.of("receipt.item"), "/items/" + item.id()));
	}

	private static String task(UUID item) {
		return "/items/" + item + "/task";
	}

	/** How things are said in one language. */
	private final class Texts {

		private final Locale locale;

		private final Days days;

		Texts(Locale locale, Days days) {
			this.locale = locale;
			this.days = days;
		}

		String of(String key, Object... values) {
			return Receipts.this.messages.getMessage(key, values, this.locale);
		}

		/** «Сдано 12 марта 2026 г. в 14:05 · документов: 2». */
		String handedIn(Instant moment, ZoneId zone, int documents) {
			ZonedDateTime at = moment.atZone(Receipts.this.clock.getZone());
			boolean elsewhere = !zone.getRules().getOffset(moment).equals(at.getOffset());
			String text = of(elsewhere ? "receipt.handedIn.elsewhere" : "receipt.handedIn",
					this.days.full(at.toLocalDate()), DateTimeFormatter.ofPattern("HH:mm").format(at), at.getOffset());
			return (documents > 0) ? text + " · " + of("receipt.documentCount", documents) : text;
		}

		/** Of a table, how many rows it has. */
		String value(Answer answer, Results results) {
			String text = switch (answer.kind()) {
				case ROWS -> of("receipt.rows", answer.rows().size());
				case DATE -> this.days.full(LocalDate.parse(answer.values().get(0)));
				case FLAG -> of("true".equals(answer.values().get(0)) ? "receipt.yes" : "receipt.no");
				case MEMBER -> answer.values().stream().map(results::person).collect(Collectors.joining(", "));
				case ORGANISATION ->
					answer.values().stream().map(results::organisation).collect(Collectors.joining(", "));
				case TEXT -> String.join(", ", answer.values());
			};
			return shortened(text);
		}

		private static String shortened(String text) {
			if (text.codePointCount(0, text.length()) <= LONGEST_VALUE) {
				return text;
			}
			return text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE - 1)).stripTrailing() + "…";
		}

	}

}
