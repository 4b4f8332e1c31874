package resolute.execution.process.events;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.EventKind;
import resolute.register.EventRegister;
import resolute.register.EventRegister.Event;

import org.springframework.stereotype.Component;

/** Enters what became of an event. */
@Component
class EventReportHandler implements FormHandler {

	private static final String HAPPENED = "happened";

	private static final String HELD = "held";

	private static final String MOVED = "moved";

	private static final String NEW_DATE = "newDate";

	private static final String REASON = "reason";

	private static final String DOCUMENTS = "documents";

	private static final String PROTOCOL = "protocol";

	/** Meetings of the settlements, of which minutes are kept. */
	private static final Set<EventKind> WITH_MINUTES = Set.of(EventKind.MEETING_WITH_CITIZENS,
			EventKind.MEETING_WITH_WORKERS);

	private final EventRegister register;

	EventReportHandler(EventRegister register) {
		this.register = register;
	}

	@Override
	public String form() {
		return Events.REPORT_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		Event event = this.register.find(eventId(submission)).orElseThrow();
		String happened = submission.choice(HAPPENED);
		if (MOVED.equals(happened) && submission.date(NEW_DATE).equals(event.plan().plannedOn())) {
			violations.reject(submission.field(NEW_DATE), "events.same-date");
		}
		if (HELD.equals(happened) && WITH_MINUTES.contains(event.plan().kind())
				&& submission.evidence(DOCUMENTS).stream().noneMatch((document) -> PROTOCOL.equals(document.kind()))) {
			violations.reject(submission.field(DOCUMENTS), "events.no-minutes");
		}
	}

	@Override
	public void record(Submission submission) {
		UUID event = eventId(submission);
		switch (submission.choice(HAPPENED)) {
			case HELD -> {
				LocalDate heldOn = submission.date("heldOn");
				this.register.hold(event, heldOn, submission.number("participants").intValue());
			}
			case MOVED -> this.register.move(event, submission.date(NEW_DATE), submission.text(REASON));
			default -> this.register.cancel(event, submission.text(REASON));
		}
	}

	private static UUID eventId(Submission submission) {
		return UUID.fromString(submission.variable(Events.EVENT_ID, String.class));
	}

}
