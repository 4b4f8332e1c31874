package resolute.execution.process;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * Completes tasks with values that are validated and recorded instead of becoming process
 * variables. The ways round a task's form that the engine offers are closed.
 */
class SubmittingTaskService extends TaskServiceImpl {

	private final SubmittedValues submitted;

	SubmittingTaskService(SubmittedValues submitted) {
		this.submitted = submitted;
	}

	@Override
	public void complete(String taskId, @Nullable Map<String, Object> variables) {
		this.submitted.during(taskId, variables, () -> {
			super.complete(taskId, null);
			return Variables.createVariables();
		});
	}

	@Override
	public VariableMap completeWithVariablesInReturn(String taskId, @Nullable Map<String, Object> variables,
			boolean deserializeValues) {
		return this.submitted.during(taskId, variables,
				() -> super.completeWithVariablesInReturn(taskId, null, deserializeValues));
	}

	@Override
	public void resolveTask(String taskId, @Nullable Map<String, Object> variables) {
		if (variables != null && !variables.isEmpty()) {
			throw new BadUserRequestException("A delegated task is handed back without values");
		}
		super.resolveTask(taskId);
	}

	@Override
	public void handleBpmnError(String taskId, String errorCode, @Nullable String errorMessage,
			@Nullable Map<String, Object> variables) {
		throw leavesByItsForm();
	}

	@Override
	public void handleBpmnError(String taskId, String errorCode) {
		throw leavesByItsForm();
	}

	@Override
	public void handleBpmnError(String taskId, String errorCode, @Nullable String errorMessage) {
		throw leavesByItsForm();
	}

	@Override
	public void handleEscalation(String taskId, String escalationCode) {
		throw leavesByItsForm();
	}

	@Override
	public void handleEscalation(String taskId, String escalationCode, @Nullable Map<String, Object> variables) {
		throw leavesByItsForm();
	}

	/**
	 * Whoever has taken a task may give it back to those it is offered to. The engine
	 * knows no permission for that but the one to give it to anybody.
	 */
	@Override
	public void setAssignee(String taskId, @Nullable String userId) {
		if (userId != null || !this.commandExecutor.execute(new GiveBackCmd(taskId))) {
			super.setAssignee(taskId, userId);
		}
	}

	// Whoever knows a task's id may otherwise read and write what is said about it: the
	// engine asks for no permission.

	@Override
	public Comment createComment(@Nullable String taskId, @Nullable String processInstanceId, String message) {
		requireVisible(taskId);
		return super.createComment(taskId, processInstanceId, message);
	}

	@Override
	public List<Comment> getTaskComments(String taskId) {
		requireVisible(taskId);
		return super.getTaskComments(taskId);
	}

	@Override
	public Comment getTaskComment(String taskId, String commentId) {
		requireVisible(taskId);
		return super.getTaskComment(taskId, commentId);
	}

	@Override
	public Attachment createAttachment(String attachmentType, @Nullable String taskId,
			@Nullable String processInstanceId, String attachmentName, String attachmentDescription,
			InputStream content) {
		requireVisible(taskId);
		return super.createAttachment(attachmentType, taskId, processInstanceId, attachmentName, attachmentDescription,
				content);
	}

	@Override
	public Attachment createAttachment(String attachmentType, @Nullable String taskId,
			@Nullable String processInstanceId, String attachmentName, String attachmentDescription, String url) {
		requireVisible(taskId);
		return super.createAttachment(attachmentType, taskId, processInstanceId, attachmentName, attachmentDescription,
				url);
	}

	@Override
	public List<Attachment> getTaskAttachments(String taskId) {
		requireVisible(taskId);
		return super.getTaskAttachments(taskId);
	}

	@Override
	public Attachment getTaskAttachment(String taskId, String attachmentId) {
		requireVisible(taskId);
		return super.getTaskAttachment(taskId, attachmentId);
	}

	@Override
	public InputStream getTaskAttachmentContent(String taskId, String attachmentId) {
		requireVisible(taskId);
		return super.getTaskAttachmentContent(taskId, attachmentId);
	}

	/** A query answers with what the signed-in user may read. */
	private void requireVisible(@Nullable String taskId) {
		if (taskId != null && createTaskQuery().taskId(taskId).count() == 0) {
			throw new AuthorizationException("There is no such task for you: " + taskId);
		}
	}

	private static BadUserRequestException leavesByItsForm() {
		return new BadUserRequestException("A task is left by handing in its form, not by an error or escalation");
	}

}
