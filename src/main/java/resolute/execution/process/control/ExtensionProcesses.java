package resolute.execution.process.control;

import java.util.Map;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import resolute.deadline.Extensions;
import resolute.execution.process.EngineIdentity;
import resolute.execution.process.ProcessVariables;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/** Starts the processes that bring requests for more time to a decision. */
@Component
public class ExtensionProcesses {

	private final RuntimeService runtime;

	private final IdentityService identity;

	ExtensionProcesses(RuntimeService runtime, IdentityService identity) {
		this.runtime = runtime;
		this.identity = identity;
	}

	/**
	 * Starts one, in the caller's transaction.
	 * @return the id of the process instance
	 */
	public String start(Extensions.Request request, RecommendationKey recommendation) {
		return EngineIdentity.asApplication(this.identity, () -> this.runtime
			.startProcessInstanceByKey(ControlProcess.EXTEND, recommendation.toString(),
					Map.of(ProcessVariables.RESOLUTION_ID, recommendation.resolution().value(),
							ControlProcess.DEADLINE_ID, request.deadlineId().toString(), ControlProcess.REQUEST_ID,
							request.id().toString(), ControlProcess.HEAD_DECIDES, request.headDecides()))
			.getProcessInstanceId());
	}

}
