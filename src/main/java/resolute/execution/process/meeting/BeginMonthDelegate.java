package resolute.execution.process.meeting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.process.ProcessVariables;
import resolute.register.MeetingRegister;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;

import org.springframework.stereotype.Component;

/** Opens the month in the register of meetings. */
@Component
class BeginMonthDelegate implements JavaDelegate {

	private final MeetingRegister register;

	BeginMonthDelegate(MeetingRegister register) {
		this.register = register;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.register.begin(RecommendationKey.parse(execution.getProcessBusinessKey()),
				ReportingPeriod.parse((String) execution.getVariable(ProcessVariables.PERIOD)));
	}

}
