package resolute.support;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.boot.test.context.TestComponent;

/** Fails: for models whose step after a task does not succeed. */
@TestComponent("failingDelegate")
class FailingDelegate implements JavaDelegate {

	@Override
	public void execute(DelegateExecution execution) {
		throw new IllegalStateException("This delegate always fails");
	}

}
