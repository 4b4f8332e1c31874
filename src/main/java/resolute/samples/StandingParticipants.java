package resolute.samples;

import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import resolute.participant.MemberView;
import resolute.participant.Participants;
import resolute.participant.PasswordRefusedException;
import resolute.shared.DataFile;
import resolute.shared.OrganisationId;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Creates the participants that a start needs and does not find. Everything is left alone
 * that is there already, and whoever was deleted by hand among the samples comes back.
 */
@Component
class StandingParticipants {

	static final String ADMIN = "admin";

	static final String ADMIN_PASSWORD_FILE = "admin-password.txt";

	static final String SAMPLE_PASSWORD_FILE = "sample-password.txt";

	private static final Logger log = LoggerFactory.getLogger(StandingParticipants.class);

	private static final ClassPathResource REQUIRED = new ClassPathResource("participants/required.yaml");

	private static final ClassPathResource SAMPLES = new ClassPathResource("samples/participants.yaml");

	private final Participants participants;

	private final DataFile dataFile;

	private final Passwords passwords;

	private final FirstStartProperties properties;

	StandingParticipants(Participants participants, DataFile dataFile, Passwords passwords,
			FirstStartProperties properties) {
		this.participants = participants;
		this.dataFile = dataFile;
		this.passwords = passwords;
		this.properties = properties;
	}

	/** The organisations that models refer to by id. */
	void provideRequired() {
		establish(this.dataFile.read(REQUIRED, ParticipantsFile.class), false);
	}

	/**
	 * Sample organisations and their accounts.
	 * @return the password of the accounts created; empty if all were there
	 */
	Optional<Password> provideSamples() {
		ParticipantsFile samples = this.dataFile.read(SAMPLES, ParticipantsFile.class);
		establish(samples, true);
		List<ParticipantsFile.Member> missing = samples.members()
			.stream()
			.filter((member) -> this.participants.member(member.userId()).isEmpty())
			.toList();
		if (missing.isEmpty()) {
			return Optional.empty();
		}
		Password password = this.passwords.given(this.properties.givenSamplePassword(), SAMPLE_PASSWORD_FILE,
				samples.members().stream().map(ParticipantsFile.Member::userId).toList());
		for (ParticipantsFile.Member member : missing) {
			register("RESOLUTE_SAMPLE_PASSWORD", member.userId(), member.name(), Optional.ofNullable(member.email()),
					password, true);
			this.participants.appoint(new OrganisationId(member.organisation()), member.userId(), member.role());
		}
		return Optional.of(password);
	}

	/**
	 * Somebody who administers.
	 * @return the password of the account created; empty if there is an administrator
	 */
	Optional<Password> provideAdministrator() {
		if (this.participants.hasAdministrator()) {
			return Optional.empty();
		}
		Optional<MemberView> existing = this.participants.member(ADMIN);
		if (existing.isPresent()) {
			log.warn("Nobody administers the system: {} does again, with the password the account has", ADMIN);
			this.participants.appointAdministrator(ADMIN);
			return Optional.empty();
		}
		Password password = this.passwords.given(this.properties.givenAdminPassword(), ADMIN_PASSWORD_FILE,
				List.of(ADMIN));
		register("RESOLUTE_ADMIN_PASSWORD", ADMIN, "Администратор", Optional.empty(), password, false);
		this.participants.appointAdministrator(ADMIN);
		return Optional.of(password);
	}

	private void establish(ParticipantsFile file, boolean sample) {
		for (ParticipantsFile.Organisation organisation : file.organisations()) {
			OrganisationId id = new OrganisationId(organisation.id());
			if (this.participants.find(id).isPresent()) {
				continue;
			}
			if (organisation.validFrom() != null) {
				this.participants.establish(id, organisation.kind(), organisation.name(), organisation.validFrom(),
						sample);
			}
			else {
				this.participants.establish(id, organisation.kind(), organisation.name());
			}
			this.participants.describe(id, organisation.email(), null);
		}
	}

	private void register(String setting, String userId, String name, Optional<String> email, Password password,
			boolean sample) {
		try {
			this.participants.register(userId, name, email.orElse(null), password.value(), sample);
		}
		catch (PasswordRefusedException ex) {
			String source = password.file().map((file) -> "The password in " + file).orElse(setting);
			throw new IllegalStateException(source + " cannot be used. " + ex.getMessage(), ex);
		}
	}

}
