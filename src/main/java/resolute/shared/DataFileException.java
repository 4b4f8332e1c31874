package resolute.shared;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/** A data file that cannot be used, with the place in it that is to blame. */
public class DataFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates one.
	 * @param problem names the place in the file, and what is wrong there
	 */
	public DataFileException(Resource file, String problem) {
		this(file, problem, null);
	}

	DataFileException(Resource file, String problem, @Nullable Throwable cause) {
		super(file.getDescription() + ": " + problem, cause);
	}

}
