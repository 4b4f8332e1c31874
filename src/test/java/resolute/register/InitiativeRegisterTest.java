package resolute.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import resolute.participant.Participants;
import resolute.register.InitiativeRegister.InitiativeView;
import resolute.register.InitiativeRegister.NewInitiative;
import resolute.register.InitiativeRegister.Source;
import resolute.register.InitiativeRegister.Status;
import resolute.shared.OrganisationId;
import resolute.shared.ResolutionId;
import resolute.support.ApplicationTest;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ApplicationTest
class InitiativeRegisterTest {

	@Autowired
	InitiativeRegister initiatives;

	@Autowired
	Participants participants;

	@Autowired
	Office office;

	ResolutionId resolution = new ResolutionId("none");

	@BeforeEach
	void startAnew() {
		this.resolution = new ResolutionId(this.office.newResolution());
	}

	@Test
	void numbersInitiativesOfEachResolutionFromOneWithoutGaps() {
		UUID first = submit("Первая");
		UUID rejected = submit("Вторая");
		UUID third = submit("Третья");

		assertThat(this.initiatives.register(first)).isOne();
		this.initiatives.reject(rejected, "Не относится к кластеру");
		assertThat(this.initiatives.register(third)).isEqualTo(2);

		assertThat(this.initiatives.of(this.resolution)).extracting((view) -> view.number().orElse(0))
			.containsExactlyInAnyOrder(1, 0, 2);
	}

	@Test
	void registersAnInitiativeOnlyOnce() {
		UUID initiative = submit("Диспетчерская");
		this.initiatives.register(initiative);

		assertThatIllegalStateException().isThrownBy(() -> this.initiatives.register(initiative));
		assertThatIllegalStateException().isThrownBy(() -> this.initiatives.reject(initiative, "Поздно"));
		assertThatIllegalStateException().isThrownBy(() -> this.initiatives.returnForCompletion(initiative, "Поздно"));
		assertThat(find(initiative).number()).hasValue(1);
	}

	@Test
	void takesAReturnedInitiativeInAgain() {
		UUID initiative = submit("Без сметы");
		this.initiatives.returnForCompletion(initiative, "Приложите смету");
		assertThat(find(initiative).reason()).contains("Приложите смету");

		this.initiatives.resubmit(initiative, content("Со сметой"));

		assertThat(find(initiative).status()).isEqualTo(Status.SUBMITTED);
		assertThat(find(initiative).reason()).isEmpty();
		assertThat(find(initiative).content()).isEqualTo(content("Со сметой"));
		assertThatIllegalStateException().isThrownBy(() -> this.initiatives.resubmit(initiative, content("Ещё раз")));
	}

	@Test
	void owesAnAnswerToAProposalFromItsRegistrationOn() {
		UUID proposal = submit("Диспетчерская");
		assertThat(this.initiatives.unanswered(this.resolution)).isEmpty();

		this.initiatives.register(proposal);
		assertThat(this.initiatives.unanswered(this.resolution)).extracting(InitiativeView::id)
			.containsExactly(proposal);

		this.initiatives.score(proposal, 70);
		assertThat(this.initiatives.unanswered(this.resolution)).isEmpty();
		assertThat(find(proposal).score()).hasValue(70);
	}

	@Test
	void keepsASnapshotAsItWas() {
		UUID registered = submit("Диспетчерская");
		this.initiatives.register(registered);
		submit("Ещё не рассмотрена");

		assertThat(this.initiatives.freeze(this.resolution)).isOne();
		this.initiatives.score(registered, 90);
		this.initiatives.register(submit("Позже"));

		assertThat(this.initiatives.snapshot(this.resolution)).singleElement().satisfies((view) -> {
			assertThat(view.id()).isEqualTo(registered);
			assertThat(view.score()).isEmpty();
			assertThat(view.content()).isEqualTo(content("Диспетчерская"));
		});
	}

	@Test
	void staysOpenSinceItsFirstDay() {
		assertThat(this.initiatives.openedOn(this.resolution)).isEmpty();
		this.office.clock().moveTo(LocalDate.of(2014, 3, 12));
		this.initiatives.open(this.resolution, 60);
		this.office.clock().moveTo(LocalDate.of(2014, 3, 13));
		this.initiatives.open(this.resolution, 50);

		assertThat(this.initiatives.openedOn(this.resolution)).contains(LocalDate.of(2014, 3, 12));
		assertThat(this.initiatives.passingScore(this.resolution)).isEqualTo(50);
	}

	private InitiativeView find(UUID initiative) {
		return this.initiatives.find(initiative).orElseThrow();
	}

	private UUID submit(String title) {
		return this.initiatives.submit(content(title));
	}

	private NewInitiative content(String title) {
		return new NewInitiative(this.resolution, new OrganisationId(this.participants.companies().get(0)),
				Source.PROPOSAL, title, "repair", "Заявки теряются", "Единый номер",
				Optional.of(new BigDecimal("1500000.00")), Optional.of("Собственные средства"),
				Optional.of(LocalDate.of(2014, 6, 1)), Optional.of(LocalDate.of(2014, 12, 31)),
				Optional.of("Ответ за час"));
	}

}
