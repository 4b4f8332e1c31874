package resolute.database;

import java.nio.file.Path;

/** Another instance of the application is using the directory. */
class DirectoryInUseException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	DirectoryInUseException(Path directory) {
		super("Another instance of Resolute is using " + directory + ".");
	}

}
