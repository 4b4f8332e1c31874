package resolute.execution.process.events;

import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.register.InvitationRegister;

import org.springframework.stereotype.Component;

/** Enters the invitations to an announced event. */
@Component
class InviteCompaniesDelegate implements JavaDelegate {

	private final Participation participation;

	private final InvitationRegister invitations;

	InviteCompaniesDelegate(Participation participation, InvitationRegister invitations) {
		this.participation = participation;
		this.invitations = invitations;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.invitations.invite(UUID.fromString((String) execution.getVariable(Events.EVENT_ID)),
				this.participation.invited(execution.getProcessBusinessKey()));
	}

}
