package resolute.samples;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the first start.
 *
 * @param home where generated passwords are kept
 * @param samples whether to create sample organisations and accounts; without it they are
 * created on the embedded database only
 * @param launch whether to launch the resolution; without it it is launched if there are
 * samples to carry it out
 * @param samplePassword the password of all sample accounts; without it one is generated
 * @param adminPassword the password of {@code admin}; without it one is generated
 */
@ConfigurationProperties("resolute")
record FirstStartProperties(@DefaultValue("./data") Path home, @Nullable Boolean samples, @Nullable Boolean launch,
		@Nullable String samplePassword, @Nullable String adminPassword) {

	Optional<String> givenSamplePassword() {
		return Optional.ofNullable(this.samplePassword).filter((password) -> !password.isEmpty());
	}

	Optional<String> givenAdminPassword() {
		return Optional.ofNullable(this.adminPassword).filter((password) -> !password.isEmpty());
	}

}
