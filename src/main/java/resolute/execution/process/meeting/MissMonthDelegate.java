package resolute.execution.process.meeting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.ProcessVariables;
import resolute.register.MeetingRegister;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/** Enters in the register that the month ended without a quorate meeting. */
@Component
class MissMonthDelegate implements JavaDelegate {

	private final MeetingRegister register;

	MissMonthDelegate(MeetingRegister register) {
		this.register = register;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.register.miss(RecommendationKey.parse(execution.getProcessBusinessKey()),
				ReportingPeriod.parse((String) execution.getVariable(ProcessVariables.PERIOD)));
	}

}
