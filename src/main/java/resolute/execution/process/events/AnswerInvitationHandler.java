package resolute.execution.process.events;

import java.util.UUID;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.register.InvitationRegister;

import org.springframework.stereotype.Component;

/** Keeps what a company answers to an invitation. */
@Component
class AnswerInvitationHandler implements FormHandler {

	private final InvitationRegister invitations;

	AnswerInvitationHandler(InvitationRegister invitations) {
		this.invitations = invitations;
	}

	@Override
	public String form() {
		return EventParticipation.ANSWER_FORM;
	}

	@Override
	public void record(Submission submission) {
		this.invitations.answer(UUID.fromString(submission.variable(Events.EVENT_ID, String.class)),
				submission.responsible(), submission.choice("answer"));
	}

}
