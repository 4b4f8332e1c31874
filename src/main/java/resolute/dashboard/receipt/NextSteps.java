package resolute.dashboard.receipt;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import resolute.dashboard.Days;
import resolute.execution.FollowUps;
import resolute.execution.FollowUps.FollowUp;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in sentences whose turn it is after an item, and until when. */
@Component
public class NextSteps {

	private final FollowUps followUps;

	private final MessageSource messages;

	NextSteps(FollowUps followUps, MessageSource messages) {
		this.followUps = followUps;
		this.messages = messages;
	}

	/**
	 * What comes after an item, for a reader. Never empty: that nothing is known to come
	 * is said, too.
	 */
	public List<Step> after(UUID item, String reader, LocalDate today, Locale locale) {
		Days days = new Days(today, locale);
		List<Step> steps = this.followUps.of(item, reader).stream().map((next) -> step(next, days, locale)).toList();
		return steps.isEmpty() ? List.of(new Step(text(locale, "receipt.next.none"), Optional.empty())) : steps;
	}

	private Step step(FollowUp next, Days days, Locale locale) {
		String due = days.full(next.dueOn());
		if (next.own()) {
			return new Step(text(locale, "receipt.next.own", next.title(), due), Optional.of(next.item()));
		}
		if (next.removal()) {
			return new Step(text(locale, "receipt.next.removal", due), Optional.empty());
		}
		return next.organisation()
			.or(next::assignee)
			.map((who) -> new Step(text(locale, "receipt.next.other", next.title(), due, who), Optional.empty()))
			.orElseGet(() -> new Step(text(locale, "receipt.next.nobody", next.title(), due), Optional.empty()));
	}

	private String text(Locale locale, String key, Object... values) {
		return this.messages.getMessage(key, values, locale);
	}

	/**
	 * A step.
	 *
	 * @param text what it is and until when
	 * @param task the item whose task the reader can open
	 */
	public record Step(String text, Optional<UUID> task) {
	}

}
