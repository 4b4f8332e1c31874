package resolute.execution.process.meeting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.ProcessVariables;
import resolute.register.MeetingRegister;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/** Enters in the register that no meeting is awaited in the month any more. */
@Component
class CloseMonthDelegate implements JavaDelegate {

	private final MeetingRegister register;

	CloseMonthDelegate(MeetingRegister register) {
		this.register = register;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.register.close(RecommendationKey.parse(execution.getProcessBusinessKey()),
				ReportingPeriod.parse((String) execution.getVariable(ProcessVariables.PERIOD)));
	}

}
