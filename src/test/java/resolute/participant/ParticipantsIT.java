package resolute.participant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import resolute.shared.OrganisationId;
import resolute.support.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@IntegrationTest
@Transactional
class ParticipantsIT {

	private static final OrganisationId BOLON = new OrganisationId("testBolon");

	private static final OrganisationId OMMI = new OrganisationId("testOmmi");

	private static final OrganisationId COUNCIL = new OrganisationId("testCouncil");

	private static final String PASSWORD = "Vesna-v-Amurske-2014";

	@Autowired
	private Participants participants;

	@Autowired
	private Clock clock;

	@Autowired
	private IdentityService identities;

	@Test
	void establishingTwiceLeavesOneOrganisationAndOneGroup() {
		this.participants.establish(BOLON, OrganisationKind.SETTLEMENT, "Болонь");
		OrganisationView again = this.participants.establish(BOLON, OrganisationKind.SETTLEMENT, "Другое имя");

		assertThat(again.name()).isEqualTo("Болонь");
		assertThat(this.participants.organisations()).filteredOn((view) -> view.id().equals(BOLON)).hasSize(1);
		assertThat(this.identities.createGroupQuery().groupId("testBolon").list()).singleElement()
			.extracting(Group::getName)
			.isEqualTo("Болонь");
	}

	@Test
	void anIdKeepsItsKind() {
		this.participants.establish(BOLON, OrganisationKind.SETTLEMENT, "Болонь");

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.participants.establish(BOLON, OrganisationKind.COMPANY, "Болонь"))
			.withMessageContaining("settlement");
	}

	@Test
	void appointingPutsIntoTheGroupAndReplacesTheRole() {
		this.participants.establish(COUNCIL, OrganisationKind.COUNCIL, "Совет");
		this.participants.register("testsecretary", "Образец: секретарь", "s@example.org", PASSWORD, false);

		this.participants.appoint(COUNCIL, "testsecretary", MemberRole.MEMBER);
		this.participants.appoint(COUNCIL, "testsecretary", MemberRole.SECRETARY);

		assertThat(this.participants.roleIn(COUNCIL, "testsecretary")).contains(MemberRole.SECRETARY);
		assertThat(this.participants.membersOf(COUNCIL, MemberRole.SECRETARY)).containsExactly("testsecretary");
		assertThat(this.participants.membersOf(COUNCIL)).containsExactly("testsecretary");
		assertThat(this.participants.isMember(COUNCIL, "testsecretary")).isTrue();
		assertThat(this.participants.organisationsOf("testsecretary")).containsExactly(COUNCIL);
		assertThat(this.participants.member("testsecretary")).contains(
				new MemberView("testsecretary", "Образец: секретарь", Optional.of("s@example.org"), Set.of(COUNCIL)));
		assertThat(this.identities.createUserQuery().memberOfGroup("testCouncil").list()).hasSize(1);
	}

	@Test
	void dismissingEndsTheMembershipHereAndInTheEngine() {
		this.participants.establish(COUNCIL, OrganisationKind.COUNCIL, "Совет");
		this.participants.register("testchair", "Образец: председатель", null, PASSWORD, false);
		this.participants.appoint(COUNCIL, "testchair", MemberRole.CHAIR);

		this.participants.dismiss(COUNCIL, "testchair");
		this.participants.dismiss(COUNCIL, "testchair");

		assertThat(this.participants.isMember(COUNCIL, "testchair")).isFalse();
		assertThat(this.identities.createUserQuery().memberOfGroup("testCouncil").count()).isZero();
	}

	@Test
	void nobodyUnknownIsAppointed() {
		this.participants.establish(COUNCIL, OrganisationKind.COUNCIL, "Совет");

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.participants.appoint(COUNCIL, "nobody", MemberRole.CHAIR))
			.withMessageContaining("nobody");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.participants.appoint(new OrganisationId("nowhere"), "nobody", MemberRole.CHAIR))
			.withMessageContaining("nowhere");
	}

	@Test
	void onlyOrganisationsThatExistTodayAreAddressed() {
		LocalDate today = LocalDate.now(this.clock);
		this.participants.establish(BOLON, OrganisationKind.SETTLEMENT, "Болонь", today.minusYears(1), false);
		this.participants.establish(OMMI, OrganisationKind.SETTLEMENT, "Омми", today.plusDays(1), false);
		assertThat(this.participants.settlements()).contains("testBolon").doesNotContain("testOmmi").isSorted();

		this.participants.dissolve(BOLON, today, Optional.of(OMMI));
		assertThat(this.participants.settlements()).as("on its last day").contains("testBolon");

		this.participants.dissolve(BOLON, today.minusDays(1), Optional.of(OMMI));
		assertThat(this.participants.settlements()).doesNotContain("testBolon");
		assertThat(this.participants.companies()).doesNotContain("testBolon");
		assertThat(this.participants.exists("testBolon")).isTrue();
		assertThat(this.participants.exists("../etc/passwd")).isFalse();
	}

	@Test
	void whatEndsBeforeItBeginsIsRefused() {
		this.participants.establish(BOLON, OrganisationKind.SETTLEMENT, "Болонь");

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.participants.dissolve(BOLON, LocalDate.of(2000, 1, 1), Optional.empty()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.participants.dissolve(BOLON, LocalDate.of(2100, 1, 1), Optional.of(BOLON)));
	}

	@Test
	void aWeakPasswordIsRefusedWithEveryRuleItBreaks() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.participants.register("testweak", "Образец", null, "testweak", false))
			.isInstanceOfSatisfying(PasswordRefusedException.class,
					(refused) -> assertThat(refused.rules()).containsExactlyInAnyOrder("at least 10 characters",
							"at least 1 capital Latin letter", "at least 1 digit",
							"at least 1 special character such as - or !",
							"to be free of the person's id, name and e-mail address"));
		assertThat(this.participants.member("testweak")).isEmpty();
		assertThat(this.identities.createUserQuery().userId("testweak").count()).isZero();
	}

	@Test
	void anythingThatWouldBreakAMailHeaderIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.participants.register("testcrlf", "A\r\nBcc: x", null, PASSWORD, false));
		assertThatIllegalArgumentException().isThrownBy(() -> this.participants.register("testcrlf", "A",
				"a@example.org\r\nBcc: b@example.org", PASSWORD, false));
		this.participants.establish(BOLON, OrganisationKind.SETTLEMENT, "Болонь");
		assertThatIllegalArgumentException().isThrownBy(() -> this.participants.describe(BOLON, "no address", null));
	}

	@Test
	void oneUserIdIsOnePerson() {
		this.participants.register("testtwice", "Образец", null, PASSWORD, false);

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.participants.register("testtwice", "Образец", null, PASSWORD, false))
			.withMessageContaining("taken");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.participants.register("test-hyphen", "Образец", null, PASSWORD, false));
	}

}
