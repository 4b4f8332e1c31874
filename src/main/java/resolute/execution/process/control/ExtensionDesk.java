package resolute.execution.process.control;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.Extensions;
import resolute.execution.process.EngineIdentity;
import resolute.execution.process.ProcessVariables;
import resolute.notification.Notices;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes requests for more time and has them decided. */
@Service
@Transactional
public class ExtensionDesk {

	private final Extensions extensions;

	private final DeadlineRegister deadlines;

	private final Notices notices;

	private final RuntimeService runtime;

	private final IdentityService identity;

	ExtensionDesk(Extensions extensions, DeadlineRegister deadlines, Notices notices, RuntimeService runtime,
			IdentityService identity) {
		this.extensions = extensions;
		this.deadlines = deadlines;
		this.notices = notices;
		this.runtime = runtime;
		this.identity = identity;
	}

	/**
	 * Asks for more time. Whether the person may do so for that item has to be asked
	 * before.
	 * @param wantedOn until when; rolled if it is not a working day
	 * @param by the account of who asks
	 * @throws resolute.deadline.ExtensionRefusedException if it cannot be asked for
	 */
	public Extensions.Request ask(UUID deadlineId, LocalDate wantedOn, String reason, String by) {
		Extensions.Request request = this.extensions.ask(deadlineId, wantedOn, reason, by);
		RecommendationKey recommendation = this.deadlines.find(deadlineId).orElseThrow().recommendation();
		EngineIdentity.asApplication(this.identity,
				() -> this.extensions.follow(request.id(), this.runtime
					.startProcessInstanceByKey(ControlProcess.EXTEND, recommendation.toString(),
							Map.of(ProcessVariables.RESOLUTION_ID, recommendation.resolution().value(),
									ControlProcess.DEADLINE_ID, deadlineId.toString(), ControlProcess.REQUEST_ID,
									request.id().toString(), ControlProcess.HEAD_DECIDES, request.headDecides()))
					.getProcessInstanceId()));
		this.notices.extensionAsked(request.id());
		return request;
	}

}
