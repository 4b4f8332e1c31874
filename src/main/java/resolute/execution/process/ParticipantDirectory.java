package resolute.execution.process;

import resolute.execution.form.SubmissionValidator;
import resolute.participant.Participants;

import org.springframework.stereotype.Component;

/** Answers the form's questions from the register of participants. */
@Component
class ParticipantDirectory implements SubmissionValidator.Directory {

	private final Participants participants;

	ParticipantDirectory(Participants participants) {
		this.participants = participants;
	}

	@Override
	public boolean isMember(String userId) {
		return this.participants.member(userId).isPresent();
	}

	@Override
	public boolean isOrganisation(String organisationId) {
		return this.participants.exists(organisationId);
	}

}
