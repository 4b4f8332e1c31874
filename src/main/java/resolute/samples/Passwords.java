package resolute.samples;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

import resolute.participant.FirstPasswords;

import org.springframework.stereotype.Component;

/** Finds the password for accounts made at the first start: nowhere is a fixed one. */
@Component
class Passwords {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private final FirstPasswords generator;

	private final Path home;

	Passwords(FirstPasswords generator, FirstStartProperties properties) {
		this.generator = generator;
		this.home = properties.home().toAbsolutePath().normalize();
	}

	/**
	 * The password the operator has given, or the one in the file, or a new one, which is
	 * then in the file. A file without accounts is left by a first start that failed.
	 * @param userIds accounts it is for; the engine refuses passwords that contain the id
	 */
	Password given(Optional<String> given, String fileName, Collection<String> userIds) {
		if (given.isPresent()) {
			return new Password(given.get(), Optional.empty());
		}
		Path file = file(fileName);
		try {
			if (Files.exists(file)) {
				String kept = Files.readString(file).strip();
				if (!kept.isEmpty()) {
					return new Password(kept, Optional.of(file));
				}
				Files.delete(file);
			}
			String password = this.generator.generate(userIds);
			Files.createDirectories(this.home);
			createForOwner(file);
			Files.writeString(file, password + System.lineSeparator());
			return new Password(password, Optional.of(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot keep a generated password in " + file, ex);
		}
	}

	/** Where a generated password is kept, if one was. */
	Path file(String fileName) {
		return this.home.resolve(fileName);
	}

	/** Created with its permissions: it must not be open for a moment either. */
	private static void createForOwner(Path file) throws IOException {
		if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
			return;
		}
		File created = Files.createFile(file).toFile();
		created.setReadable(false, false);
		created.setReadable(true, true);
	}

}
