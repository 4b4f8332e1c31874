package resolute.execution.process;

import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells processes that something has happened that they may be waiting for. Nobody
 * waiting is no error: a recommendation can be carried out without those that listen to
 * it.
 */
@Component
public class Announcements {

	private final ObjectProvider<RuntimeService> runtime;

	Announcements(ObjectProvider<RuntimeService> runtime) {
		this.runtime = runtime;
	}

	/**
	 * Announces a fact to the processes with a business key.
	 * @param message the name of the message: {@code resolute.registerOpened}
	 * @param businessKey of a recommendation, or the id of the resolution for the process
	 * that carries out the whole
	 * @param details ids of what it is about; seen only where the message arrives, so
	 * that two at once do not overwrite each other's
	 */
	public void announce(String message, String businessKey, Map<String, Object> details) {
		this.runtime.getObject()
			.createMessageCorrelation(message)
			.processInstanceBusinessKey(businessKey)
			.setVariablesToTriggeredScope(details)
			.correlateAll();
	}

}
