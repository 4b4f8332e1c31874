package resolute.execution.process.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Tells the recipients of a level that an item is late. */
@Component
class NotifyOverdueDelegate implements JavaDelegate {

	private final OverdueNotices notices;

	private final Clock clock;

	NotifyOverdueDelegate(OverdueNotices notices, Clock clock) {
		this.notices = notices;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		LocalDate dueOn = LocalDate.ofInstant(((Date) execution.getVariable(ControlProcess.DUE_ON)).toInstant(),
				this.clock.getZone());
		this.notices.reach(ControlProcess.resolution(execution), ControlProcess.deadlineId(execution), dueOn,
				((Number) execution.getVariable(ControlProcess.LEVEL)).intValue());
	}

}
