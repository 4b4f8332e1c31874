package resolute.execution.process.control;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.notification.Notices;

import org.springframework.stereotype.Component;

/** Tells whoever asked for more time what was decided. */
@Component
class TellExtensionDecidedDelegate implements JavaDelegate {

	private final Notices notices;

	TellExtensionDecidedDelegate(Notices notices) {
		this.notices = notices;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.notices.extensionDecided(ControlProcess.requestId(execution));
	}

}
