package resolute.execution.process.control;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.Extensions;
import resolute.execution.process.DayText;
import resolute.participant.MemberView;
import resolute.participant.Participants;

import org.springframework.stereotype.Component;

/** Says in the description of the task who asks for more time, for what, and why. */
@Component
class ExtensionTextListener implements TaskListener {

	private final Extensions extensions;

	private final DeadlineRegister deadlines;

	private final Participants participants;

	private final ItemText text;

	ExtensionTextListener(Extensions extensions, DeadlineRegister deadlines, Participants participants, ItemText text) {
		this.extensions = extensions;
		this.deadlines = deadlines;
		this.participants = participants;
		this.text = text;
	}

	@Override
	public void notify(DelegateTask task) {
		Extensions.Request request = this.extensions.find(ControlProcess.requestId(task)).orElseThrow();
		String asker = this.participants.member(request.requestedBy())
			.map(MemberView::name)
			.orElse(request.requestedBy());
		String asked = this.text.text("control.request", asker, DayText.of(request.wantedOn()), request.ordinal(),
				request.lateAsked() ? 1 : 0, request.reason());
		String item = this.text.of(this.deadlines.find(request.deadlineId()).orElseThrow());
		task.setDescription(Stream.of(Optional.of(asked), Optional.of(item), Optional.ofNullable(task.getDescription()))
			.flatMap(Optional::stream)
			.collect(Collectors.joining("\n\n")));
	}

}
