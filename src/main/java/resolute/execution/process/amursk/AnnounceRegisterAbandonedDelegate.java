package resolute.execution.process.amursk;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.Announcements;

import org.springframework.stereotype.Component;

/** Whoever still waits for the register of initiatives need not wait any longer. */
@Component
class AnnounceRegisterAbandonedDelegate implements JavaDelegate {

	private final Announcements announcements;

	AnnounceRegisterAbandonedDelegate(Announcements announcements) {
		this.announcements = announcements;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.announcements.announce(AmurskResolution.REGISTER_ABANDONED, execution.getProcessBusinessKey(), Map.of());
	}

}
