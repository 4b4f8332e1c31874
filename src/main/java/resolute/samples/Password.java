package resolute.samples;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The password of new accounts.
 *
 * @param value the password itself
 * @param file where it is kept; empty for one that the operator has given
 */
record Password(String value, Optional<Path> file) {

	@Override
	public String toString() {
		return "Password[" + this.file.map(Path::toString).orElse("given") + "]";
	}

}
