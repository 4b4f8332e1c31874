package resolute.execution;

import java.time.LocalDate;
import java.util.UUID;

import resolute.deadline.DeadlineRegister;
import resolute.deadline.Extensions;
import resolute.execution.process.control.ExtensionProcesses;
import resolute.notification.Notices;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes requests for more time and has them decided. */
@Service
@Transactional
public class ExtensionDesk {

	private final Extensions extensions;

	private final DeadlineRegister deadlines;

	private final ExtensionProcesses processes;

	private final Notices notices;

	ExtensionDesk(Extensions extensions, DeadlineRegister deadlines, ExtensionProcesses processes, Notices notices) {
		this.extensions = extensions;
		this.deadlines = deadlines;
		this.processes = processes;
		this.notices = notices;
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
		this.extensions.follow(request.id(),
				this.processes.start(request, this.deadlines.find(deadlineId).orElseThrow().recommendation()));
		this.notices.extensionAsked(request.id());
		return request;
	}

}
