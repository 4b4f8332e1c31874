package resolute.execution.process;

import java.time.Clock;
import java.util.Date;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Component;

/** Starts the process that carries out a resolution. */
@Component
public class ProcessStarter {

	private final RuntimeService runtime;

	private final Clock clock;

	ProcessStarter(RuntimeService runtime, Clock clock) {
		this.runtime = runtime;
		this.clock = clock;
	}

	/**
	 * Starts a resolution's process; its business key is the id of the resolution.
	 * @param processId the id of the process in its model
	 */
	public void start(ResolutionId resolution, String processId) {
		this.runtime.startProcessInstanceByKey(processId, resolution.value(), Map.of(ProcessVariables.RESOLUTION_ID,
				resolution.value(), ProcessVariables.STARTED_ON, Date.from(this.clock.instant())));
	}

}
