package resolute.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import resolute.execution.ResolutionLauncher;
import resolute.participant.FirstPasswords;
import resolute.participant.MemberView;
import resolute.participant.OrganisationKind;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;
import resolute.resolution.Resolutions;
import resolute.shared.DataFile;
import resolute.shared.OrganisationId;
import resolute.shared.Rehearsal;
import resolute.shared.ResolutionId;
import resolute.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The application under test has made its first start when these tests begin. */
@IntegrationTest
@Transactional
class FirstStartIT {

	@TempDir
	private Path home = Path.of("");

	@Autowired
	private ResolutionLauncher launcher;

	@Autowired
	private Participants participants;

	@Autowired
	private Resolutions resolutions;

	@Autowired
	private IdentityService identities;

	@Autowired
	private DataFile dataFile;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Rehearsal rehearsal;

	@Autowired
	private Clock clock;

	@Autowired
	private FirstStart firstStart;

	@Test
	void everybodyTheResolutionAddressesIsThere() {
		var byKind = this.participants.organisations()
			.stream()
			.collect(Collectors.groupingBy(OrganisationView::kind,
					Collectors.mapping(OrganisationView::sample, Collectors.toList())));

		assertThat(byKind.get(OrganisationKind.COORDINATOR)).containsExactly(false);
		assertThat(byKind.get(OrganisationKind.DISTRICT)).containsExactly(false);
		assertThat(byKind.get(OrganisationKind.DISTRICT_HEAD)).containsExactly(false);
		assertThat(byKind.get(OrganisationKind.SETTLEMENT)).hasSize(10).containsOnly(true);
		assertThat(byKind.get(OrganisationKind.COMPANY)).hasSize(3).containsOnly(true);
		assertThat(this.participants.settlements()).hasSize(10);
		assertThat(this.participants.companies()).hasSize(3);
		assertThat(this.resolutions.find(new ResolutionId("amursk-2014"))).isPresent();
	}

	@Test
	void everyOrganisationHasAnAccountAndSamplesAreMarked() {
		for (OrganisationView organisation : this.participants.organisations()) {
			assertThat(this.participants.membersOf(organisation.id())).as(organisation.id().value()).isNotEmpty();
		}
		assertThat(this.participants.members()).filteredOn((member) -> !member.userId().equals("admin"))
			.allSatisfy((member) -> {
				assertThat(member.name()).startsWith("Образец: ");
				assertThat(member.email()).get().asString().endsWith("@example.org");
			});
		assertThat(this.participants.sampleAccounts()).contains("coordinator", "district", "head", "elban",
				"companyone");
		assertThat(this.participants.organisationsOf("elban")).containsExactly(new OrganisationId("settlementElban"));
		assertThat(this.participants.hasAdministrator()).isTrue();
	}

	@Test
	void aSecondStartChangesNothing() {
		List<MemberView> members = this.participants.members();
		List<OrganisationView> organisations = this.participants.organisations();
		long authorizations = count("act_ru_authorization");
		long filters = count("act_ru_filter");

		this.firstStart.run(new DefaultApplicationArguments());

		assertThat(this.participants.members()).isEqualTo(members);
		assertThat(this.participants.organisations()).isEqualTo(organisations);
		assertThat(count("act_ru_authorization")).isEqualTo(authorizations);
		assertThat(count("act_ru_filter")).isEqualTo(filters);
		assertThat(count("resolution")).isOne();
		assertThat(count("recommendation")).isEqualTo(15);
	}

	@Test
	void aGeneratedPasswordIsStrongAndForTheOwnersEyesOnly() throws IOException {
		forgetSamples();

		Password password = provider(null, null).provideSamples().orElseThrow();

		Path file = this.home.resolve("sample-password.txt");
		assertThat(password.file()).contains(file);
		assertThat(file).content().isEqualToIgnoringNewLines(password.value());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(password.value().length()).isGreaterThanOrEqualTo(16);
		assertThat(password.toString()).doesNotContain(password.value());
		assertThat(this.identities.checkPassword("elban", password.value())).isTrue();
		assertThat(this.identities.checkPassword("coordinator", password.value())).isTrue();
	}

	@Test
	void aPasswordLeftByAFailedStartIsUsedAgain() {
		Passwords passwords = passwords(null, null);
		Password first = passwords.given(Optional.empty(), "sample-password.txt", List.of("elban"));
		assertThat(passwords.given(Optional.empty(), "sample-password.txt", List.of("elban")).value())
			.isEqualTo(first.value());
		assertThat(passwords.given(Optional.empty(), "admin-password.txt", List.of("admin")).value())
			.isNotEqualTo(first.value());
	}

	@Test
	void aGivenPasswordIsUsedAndNotWrittenDown() {
		forgetSamples();

		Password password = provider("Vesna-na-Amure-2014", null).provideSamples().orElseThrow();

		assertThat(password.file()).isEmpty();
		assertThat(this.home).isEmptyDirectory();
		assertThat(this.identities.checkPassword("district", "Vesna-na-Amure-2014")).isTrue();
	}

	@Test
	void aGivenPasswordThatIsTooWeakIsRefusedWithTheRule() {
		forgetSamples();

		assertThatIllegalStateException().isThrownBy(() -> provider("short", null).provideSamples())
			.withMessageContaining("RESOLUTE_SAMPLE_PASSWORD")
			.withMessageContaining("at least 10 characters")
			.withMessageContaining("digit");
		assertThatIllegalStateException().isThrownBy(() -> {
			forgetAdministrator();
			provider(null, "Admin-2014-Amursk").provideAdministrator();
		}).withMessageContaining("RESOLUTE_ADMIN_PASSWORD").withMessageContaining("to be free of the person's id");
	}

	@Test
	void theAdministratorIsMadeOnEveryDatabaseAndSamplesOnlyWhereAsked() {
		forgetSamples();
		forgetAdministrator();
		this.jdbc.sql("delete from organisation where sample").update();
		MockEnvironment server = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/r");

		start(server, null);
		assertThat(this.participants.settlements()).isEmpty();
		assertThat(this.participants.sampleAccounts()).isEmpty();
		assertThat(this.participants.hasAdministrator()).isTrue();
		assertThat(this.home.resolve("admin-password.txt")).exists();
		assertThat(this.home.resolve("sample-password.txt")).doesNotExist();

		start(server, true);
		assertThat(this.participants.settlements()).hasSize(10);
		assertThat(this.home.resolve("sample-password.txt")).exists();
	}

	@Test
	void theConsoleSaysWhereToGoAndWhoCanSignInAndPrintsAPasswordOnce() {
		Passwords passwords = passwords(null, null);
		Password password = passwords.given(Optional.empty(), "sample-password.txt", List.of());
		Welcome welcome = new Welcome(this.participants, passwords,
				new MockEnvironment().withProperty("local.server.port", "18082"), this.rehearsal, this.clock);

		assertThat(welcome.text(Optional.empty(), Optional.of(password))).contains("http://localhost:18082")
			.contains("coordinator", "district", "elban", "companythree", "Администратор: admin")
			.contains(password.value())
			.contains(this.home.resolve("sample-password.txt").toString());
		assertThat(welcome.text(Optional.empty(), Optional.empty())).doesNotContain(password.value())
			.contains(this.home.resolve("sample-password.txt").toString());
	}

	private void start(Environment environment, @Nullable Boolean samples) {
		FirstStartProperties properties = new FirstStartProperties(this.home, samples, false, "", "");
		Passwords passwords = new Passwords(new FirstPasswords(), properties);
		new FirstStart(new StandingParticipants(this.participants, this.dataFile, passwords, properties),
				this.resolutions, this.launcher,
				new Welcome(this.participants, passwords, environment, this.rehearsal, this.clock), properties,
				environment, this.jdbc, TransactionOperations.withoutTransaction())
			.run(new DefaultApplicationArguments());
	}

	private StandingParticipants provider(@Nullable String samplePassword, @Nullable String adminPassword) {
		return new StandingParticipants(this.participants, this.dataFile, passwords(samplePassword, adminPassword),
				new FirstStartProperties(this.home, null, false, samplePassword, adminPassword));
	}

	private Passwords passwords(@Nullable String samplePassword, @Nullable String adminPassword) {
		return new Passwords(new FirstPasswords(),
				new FirstStartProperties(this.home, null, false, samplePassword, adminPassword));
	}

	private void forgetSamples() {
		forget(this.participants.sampleAccounts());
	}

	private void forgetAdministrator() {
		forget(List.of("admin"));
	}

	private void forget(List<String> userIds) {
		userIds.forEach(this.identities::deleteUser);
		this.jdbc.sql("delete from membership where user_id in (:ids)").param("ids", userIds).update();
		this.jdbc.sql("delete from member where user_id in (:ids)").param("ids", userIds).update();
	}

	private long count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}

}
