package resolute.execution.process.events;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.EventRegister;
import resolute.register.EventState;
import resolute.register.InvitationRegister;

import org.springframework.stereotype.Component;

/** Marks who of the invited companies came, once the event is reported as held. */
@Component
class AttendanceHandler implements FormHandler {

	private static final String HELD = "held";

	private static final String ATTENDEES = "attendees";

	private final EventRegister events;

	private final EventCalendar calendar;

	private final InvitationRegister invitations;

	AttendanceHandler(EventRegister events, EventCalendar calendar, InvitationRegister invitations) {
		this.events = events;
		this.calendar = calendar;
		this.invitations = invitations;
	}

	@Override
	public String form() {
		return EventParticipation.ATTENDANCE_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		UUID event = eventId(submission);
		if (!isReported(event, HELD.equals(submission.choice(Events.DECISION)))) {
			violations.reject(submission.field(Events.DECISION), "events.report-first");
		}
		Set<String> invited = this.invitations.of(event)
			.stream()
			.map((invitation) -> invitation.company().value())
			.collect(Collectors.toSet());
		Set<String> seen = new HashSet<>();
		for (String attendee : attendees(submission)) {
			if (!invited.contains(attendee)) {
				violations.reject(submission.field(ATTENDEES), "events.not-invited", this.calendar.nameOf(attendee));
			}
			else if (!seen.add(attendee)) {
				violations.reject(submission.field(ATTENDEES), "events.attendee-twice", this.calendar.nameOf(attendee));
			}
		}
	}

	/** Whether the organiser has reported what is said here. */
	private boolean isReported(UUID event, boolean held) {
		return held ? this.events.find(event).orElseThrow().state() == EventState.HELD
				: this.calendar.isCancelled(event.toString()) || this.calendar.isAhead(event.toString());
	}

	@Override
	public void record(Submission submission) {
		if (HELD.equals(submission.choice(Events.DECISION))) {
			this.invitations.mark(eventId(submission), attendees(submission));
		}
	}

	private static List<String> attendees(Submission submission) {
		return submission.rows(ATTENDEES).stream().map((row) -> (String) row.get("company")).toList();
	}

	private static UUID eventId(Submission submission) {
		return UUID.fromString(submission.variable(Events.EVENT_ID, String.class));
	}

}
