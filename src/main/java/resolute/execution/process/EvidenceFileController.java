package resolute.execution.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.TaskService;
import resolute.outcome.EvidenceFileRefusedException;
import resolute.outcome.EvidenceFiles;
import resolute.outcome.EvidenceFiles.StoredFile;

import org.springframework.context.MessageSource;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** Takes the documents of a task from whoever has claimed it. */
@RestController
@RequestMapping("/api/tasks/{taskId}/evidence-files")
class EvidenceFileController {

	private final EvidenceFiles files;

	private final TaskUploads uploads;

	private final TaskService tasks;

	private final MessageSource messages;

	EvidenceFileController(EvidenceFiles files, TaskUploads uploads, TaskService tasks, MessageSource messages) {
		this.files = files;
		this.uploads = uploads;
		this.tasks = tasks;
		this.messages = messages;
	}

	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	StoredFile upload(@PathVariable String taskId, @RequestParam MultipartFile file, Principal user)
			throws IOException {
		requireAssignee(taskId, user);
		Path received = Files.createTempFile("evidence", null);
		try {
			file.transferTo(received);
			return this.uploads.store(taskId, user.getName(),
					Optional.ofNullable(file.getOriginalFilename()).orElse(""), received);
		}
		finally {
			Files.deleteIfExists(received);
		}
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String taskId, @PathVariable UUID id, Principal user) {
		requireAssignee(taskId, user);
		this.files.remove(id, taskId, user.getName());
	}

	/** Somebody else's task is answered like one that does not exist. */
	private void requireAssignee(String taskId, Principal user) {
		if (this.tasks.createTaskQuery().taskId(taskId).taskAssignee(user.getName()).count() == 0) {
			throw new DataRetrievalFailureException("No task " + taskId + " of " + user.getName());
		}
	}

	@ExceptionHandler
	ProblemDetail refused(EvidenceFileRefusedException ex, Locale locale) {
		return switch (ex.reason()) {
			case EMPTY -> problem(HttpStatus.BAD_REQUEST, "evidence.empty", locale);
			case TOO_LARGE -> problem(HttpStatus.PAYLOAD_TOO_LARGE, "evidence.too-large", locale);
			case TYPE -> problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "evidence.type", locale);
		};
	}

	@ExceptionHandler
	ProblemDetail tooLarge(MaxUploadSizeExceededException ex, Locale locale) {
		return problem(HttpStatus.PAYLOAD_TOO_LARGE, "evidence.too-large", locale);
	}

	@ExceptionHandler({ DataRetrievalFailureException.class, TaskGoneException.class })
	ProblemDetail notFound(RuntimeException ex, Locale locale) {
		return problem(HttpStatus.NOT_FOUND, "evidence.not-found", locale);
	}

	private ProblemDetail problem(HttpStatus status, String code, Locale locale) {
		return ProblemDetail.forStatusAndDetail(status, this.messages.getMessage(code, null, locale));
	}

}
