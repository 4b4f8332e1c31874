package resolute.execution.process.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

import resolute.calendar.WorkingDays;
import resolute.deadline.DeadlineView;
import resolute.execution.process.DayText;
import resolute.execution.process.Withdrawals;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;
import resolute.shared.ReportingPeriod;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Names an item under control in the description of a task. A task has one description
 * for everybody, so it is in Russian, like the models.
 */
@Component
class ItemText {

	private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

	private final Participants participants;

	private final WorkingDays workingDays;

	private final MessageSource messages;

	private final Clock clock;

	ItemText(Participants participants, WorkingDays workingDays, MessageSource messages, Clock clock) {
		this.participants = participants;
		this.workingDays = workingDays;
		this.messages = messages;
		this.clock = clock;
	}

	/** What is asked of whom by when, and how many working days late it is. */
	String of(DeadlineView item) {
		int late = this.workingDays.between(item.dueOn(), LocalDate.now(this.clock));
		return text("control.item", item.title(), who(item), DayText.of(item.dueOn()), DayText.of(item.originalDueOn()),
				item.dueOn().equals(item.originalDueOn()) ? 0 : 1, Math.max(late, 0));
	}

	/** What is asked of whom. */
	String brief(DeadlineView item) {
		return text("control.item.brief", item.title(), who(item));
	}

	/** What ends if something is taken off control. */
	String ofClosing(Withdrawals.Scope scope) {
		String whose = scope.organisation()
			.flatMap(this.participants::find)
			.map(OrganisationView::name)
			.orElseGet(() -> text("control.closing.whole"));
		return text("control.closing", scope.process(), whose, scope.period().map(ReportingPeriod::code).orElse(""),
				scope.period().isPresent() ? 1 : 0);
	}

	private String who(DeadlineView item) {
		return item.organisation()
			.flatMap(this.participants::find)
			.map(OrganisationView::name)
			.orElseGet(() -> text("control.item.nobody"));
	}

	String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, RUSSIAN);
	}

}
