package resolute.execution.process;

import java.io.IOException;
import java.nio.file.Path;

import resolute.deadline.DeadlineRegister;
import resolute.outcome.EvidenceFiles;
import resolute.outcome.EvidenceFiles.StoredFile;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is uploaded for a task, unless the task ends meanwhile. */
@Service
@Transactional
class TaskUploads {

	private final EvidenceFiles files;

	private final DeadlineRegister deadlines;

	TaskUploads(EvidenceFiles files, DeadlineRegister deadlines) {
		this.files = files;
		this.deadlines = deadlines;
	}

	/**
	 * Stores a file as {@link EvidenceFiles#store} does.
	 * @throws TaskGoneException if the task is not open any more
	 */
	StoredFile store(String taskId, String uploadedBy, String name, Path file) throws IOException {
		if (!this.deadlines.hold(taskId)) {
			throw new TaskGoneException(taskId);
		}
		return this.files.store(taskId, uploadedBy, name, file);
	}

}
