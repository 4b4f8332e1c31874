package resolute.samples;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import resolute.execution.ResolutionLauncher;
import resolute.resolution.Resolutions;
import resolute.shared.ResolutionId;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings a database, new or old, to where people can sign in and work, and says on the
 * console how. Runs at every start and changes nothing when all is there. It happens in
 * one transaction and one node at a time, so a start that fails leaves nothing half done.
 */
@Component
@Order(0)
class FirstStart implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

	private static final ResolutionId AMURSK_ID = new ResolutionId("amursk-2014");

	private static final ClassPathResource AMURSK = new ClassPathResource("resolutions/amursk-2014.yaml");

	/** Any number, as long as nobody else locks the same. */
	private static final long LOCK = 2_014_01_28L;

	private final StandingParticipants participants;

	private final Resolutions resolutions;

	private final ResolutionLauncher launcher;

	private final Welcome welcome;

	private final FirstStartProperties properties;

	private final Environment environment;

	private final JdbcClient jdbc;

	private final TransactionOperations transaction;

	private String greeting = "";

	FirstStart(StandingParticipants participants, Resolutions resolutions, ResolutionLauncher launcher, Welcome welcome,
			FirstStartProperties properties, Environment environment, JdbcClient jdbc,
			TransactionOperations transaction) {
		this.participants = participants;
		this.resolutions = resolutions;
		this.launcher = launcher;
		this.welcome = welcome;
		this.properties = properties;
		this.environment = environment;
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		Created created = this.transaction.execute((status) -> provide());
		if (launches()) {
			this.launcher.launch(AMURSK_ID);
		}
		if (created != null) {
			this.greeting = this.welcome.text(created.adminPassword(), created.samplePassword());
		}
	}

	/**
	 * After everybody else has had a say, so that it is the last thing on the console.
	 */
	@EventListener
	@Order(Ordered.LOWEST_PRECEDENCE)
	void greet(ApplicationReadyEvent ready) {
		log.info(this.greeting);
		this.greeting = "";
	}

	private Created provide() {
		this.jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row) -> {
		});
		this.participants.provideRequired();
		Optional<Password> adminPassword = this.participants.provideAdministrator();
		this.resolutions.register(AMURSK);
		Optional<Password> samplePassword = Optional.empty();
		if (withSamples()) {
			samplePassword = this.participants.provideSamples();
		}
		return new Created(adminPassword, samplePassword);
	}

	/** A server of one's own is for real work, unless somebody says otherwise. */
	private boolean withSamples() {
		Boolean asked = this.properties.samples();
		return (asked != null) ? asked : this.environment.getProperty("spring.datasource.url", "").isEmpty();
	}

	/** Without anybody to carry it out, a resolution waits until somebody asks for it. */
	private boolean launches() {
		Boolean asked = this.properties.launch();
		return (asked != null) ? asked : withSamples();
	}

	private record Created(Optional<Password> adminPassword, Optional<Password> samplePassword) {

	}

}
