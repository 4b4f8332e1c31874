package resolute.participant;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/** Makes up passwords that hold before the policy and can be read from paper. */
@Component
public class FirstPasswords {

	/** Without characters that look alike on paper. */
	private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

	private static final int GROUPS = 4;

	private static final int GROUP_LENGTH = 5;

	private final SecureRandom random = new SecureRandom();

	/**
	 * A new password.
	 * @param userIds accounts it is for; the engine refuses passwords that contain the id
	 */
	public String generate(Collection<String> userIds) {
		String password;
		do {
			password = this.random.ints((long) GROUPS * GROUP_LENGTH, 0, ALPHABET.length())
				.mapToObj((index) -> String.valueOf(ALPHABET.charAt(index)))
				.collect(Collectors.joining())
				.replaceAll(".{" + GROUP_LENGTH + "}(?!$)", "$0-");
		}
		while (!satisfies(password, userIds));
		return password;
	}

	private static boolean satisfies(String password, Collection<String> userIds) {
		String capitals = password.toUpperCase(Locale.ROOT);
		return password.chars().anyMatch(Character::isDigit) && password.chars().anyMatch(Character::isLowerCase)
				&& password.chars().anyMatch(Character::isUpperCase)
				&& userIds.stream().noneMatch((userId) -> capitals.contains(userId.toUpperCase(Locale.ROOT)));
	}

}
