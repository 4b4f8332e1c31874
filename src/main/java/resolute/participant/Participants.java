package resolute.participant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import resolute.participant.provisioning.EngineAccounts;
import resolute.shared.OrganisationId;

/**
 * Who takes part. Changes go to our rows and to the engine in the caller's transaction,
 * whoever the caller is: may the current user do this? has to be asked before. They are
 * written at once, so that SQL and the engine in the same transaction see them.
 *
 * <p>
 * Models use it as the bean {@code participants}: {@code ${participants.settlements()}}.
 */
@Service("participants")
@Transactional
public class Participants {

	private final OrganisationRepository organisations;

	private final MemberRepository members;

	private final MembershipRepository memberships;

	private final SubstitutionRows substitutions;

	private final EngineAccounts accounts;

	private final Clock clock;

	Participants(OrganisationRepository organisations, MemberRepository members, MembershipRepository memberships,
			SubstitutionRows substitutions, EngineAccounts accounts, Clock clock) {
		this.organisations = organisations;
		this.members = members;
		this.memberships = memberships;
		this.substitutions = substitutions;
		this.accounts = accounts;
		this.clock = clock;
	}

	/** Ids of the settlements that exist today, in a stable order. */
	@Transactional(readOnly = true)
	public List<String> settlements() {
		return this.organisations.idsOfKindOn(OrganisationKind.SETTLEMENT, today());
	}

	/** Ids of the companies that exist today, in a stable order. */
	@Transactional(readOnly = true)
	public List<String> companies() {
		return this.organisations.idsOfKindOn(OrganisationKind.COMPANY, today());
	}

	/** Whether there is or was such an organisation; whatever the text looks like. */
	@Transactional(readOnly = true)
	public boolean exists(String organisationId) {
		return this.organisations.existsById(organisationId);
	}

	@Transactional(readOnly = true)
	public Optional<OrganisationView> find(OrganisationId id) {
		return this.organisations.findById(id.value()).map(Organisation::view);
	}

	/** All organisations, past ones included, by id. */
	@Transactional(readOnly = true)
	public List<OrganisationView> organisations() {
		return this.organisations.findAllByOrderById().stream().map(Organisation::view).toList();
	}

	@Transactional(readOnly = true)
	public Optional<OrganisationProfile> profile(OrganisationId id) {
		return this.organisations.findById(id.value()).map(Organisation::profile);
	}

	/**
	 * An organisation that nobody else changes until the transaction ends.
	 */
	public Optional<OrganisationProfile> hold(OrganisationId id) {
		return this.organisations.lockAll(Set.of(id.value())).stream().findFirst().map(Organisation::profile);
	}

	/**
	 * Who has the work of an organisation today: the last of its successors, or itself if
	 * nobody has taken over. Ids of no organisation of ours stay as they are.
	 */
	@Transactional(readOnly = true)
	public OrganisationId heirOf(OrganisationId id) {
		Optional<OrganisationId> next = this.organisations.findById(id.value())
			.flatMap((organisation) -> organisation.heirOn(today()));
		return next.map(this::heirOf).orElse(id);
	}

	/**
	 * Whether a person has the tasks of an organisation: as a member, or standing in for
	 * one who is away.
	 */
	@Transactional(readOnly = true)
	public boolean worksFor(OrganisationId organisation, String userId) {
		return this.substitutions.isEntitled(organisation, userId);
	}

	@Transactional(readOnly = true)
	public boolean isMember(OrganisationId organisation, String userId) {
		return this.memberships.existsById(new Membership.Id(organisation.value(), userId));
	}

	@Transactional(readOnly = true)
	public Set<OrganisationId> organisationsOf(String userId) {
		return this.memberships.ofUser(userId)
			.stream()
			.map(Membership::organisation)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** What the person is in the organisation; empty for somebody who is not in it. */
	@Transactional(readOnly = true)
	public Optional<MemberRole> roleIn(OrganisationId organisation, String userId) {
		return this.memberships.findById(new Membership.Id(organisation.value(), userId)).map(Membership::role);
	}

	/** Everybody with an account, by user id. */
	@Transactional(readOnly = true)
	public List<MemberView> members() {
		Map<String, Set<OrganisationId>> organisationsByUser = this.memberships.findAll()
			.stream()
			.collect(Collectors.groupingBy(Membership::userId,
					Collectors.mapping(Membership::organisation, Collectors.toSet())));
		return this.members.findAllByOrderByUserId()
			.stream()
			.map((member) -> member.view(organisationsByUser.getOrDefault(member.getId(), Set.of())))
			.toList();
	}

	/**
	 * The id of the filter in Tasklist that shows the coordinator everything; empty if
	 * there has never been a coordinator, or somebody has deleted it.
	 */
	@Transactional(readOnly = true)
	public Optional<String> filterOfAllTasks() {
		return this.accounts.filterOfAllTasks();
	}

	/** User ids of accounts that came with the samples. */
	@Transactional(readOnly = true)
	public List<String> sampleAccounts() {
		return this.members.sampleUserIds();
	}

	/** User ids of the members of an organisation who are what the role says. */
	@Transactional(readOnly = true)
	public List<String> membersOf(OrganisationId organisation, MemberRole role) {
		return this.memberships.ofOrganisation(organisation.value())
			.stream()
			.filter((membership) -> membership.role() == role)
			.map(Membership::userId)
			.toList();
	}

	/** User ids of everybody in an organisation. */
	@Transactional(readOnly = true)
	public List<String> membersOf(OrganisationId organisation) {
		return this.memberships.ofOrganisation(organisation.value()).stream().map(Membership::userId).toList();
	}

	/** The names of people by their accounts; unknown accounts are left out. */
	@Transactional(readOnly = true)
	public Map<String, String> names(Collection<String> userIds) {
		return this.members.findAllById(userIds).stream().collect(Collectors.toMap(Member::getId, Member::name));
	}

	@Transactional(readOnly = true)
	public Optional<MemberView> member(String userId) {
		return this.members.findById(userId).map((member) -> member.view(organisationsOf(userId)));
	}

	/**
	 * Makes sure that there is such an organisation from today on, with its group in the
	 * engine. One that exists already stays as it is.
	 * @throws IllegalArgumentException if the id belongs to an organisation of another
	 * kind
	 */
	public OrganisationView establish(OrganisationId id, OrganisationKind kind, String name) {
		return establish(id, kind, name, today(), false);
	}

	/**
	 * Like {@link #establish(OrganisationId, OrganisationKind, String)}, for one that
	 * exists since another day or stands for a real one to be entered.
	 */
	public OrganisationView establish(OrganisationId id, OrganisationKind kind, String name, LocalDate validFrom,
			boolean sample) {
		Organisation organisation = this.organisations.findById(id.value())
			.orElseGet(() -> this.organisations.saveAndFlush(new Organisation(id, kind, name, validFrom, sample)));
		if (organisation.kind() != kind) {
			throw new IllegalArgumentException(
					"There is already an organisation " + id + ", and it is a " + organisation.kind().code());
		}
		this.accounts.provideGroup(id.value(), organisation.view().name(), kind == OrganisationKind.COORDINATOR);
		return organisation.view();
	}

	/**
	 * Changes an organisation's e-mail address and head.
	 * @throws IllegalArgumentException if there is no such organisation, or a value is
	 * not one line
	 */
	public void describe(OrganisationId id, @Nullable String email, @Nullable String head) {
		organisation(id).describe(email, head);
	}

	/**
	 * Changes what is known of an organisation.
	 * @param version the version that was read
	 * @throws OrganisationChangedException if it has been changed since
	 * @throws IllegalArgumentException if there is no such organisation, it would end
	 * before it begins, or a value is not one line
	 */
	public OrganisationProfile change(OrganisationId id, int version, OrganisationProfile.Details details) {
		Organisation organisation = this.organisations.lockAll(Set.of(id.value()))
			.stream()
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no organisation " + id));
		if (organisation.profile().version() != version) {
			throw new OrganisationChangedException(organisation.profile());
		}
		organisation.change(details);
		this.organisations.flush();
		this.accounts.renameGroup(id.value(), details.name());
		return organisation.profile();
	}

	/**
	 * Checks whether an organisation could be merged into another.
	 * @param from the first day on which the successor has its work
	 * @throws MergerRefusedException if it cannot be
	 */
	@Transactional(readOnly = true)
	public void checkMerger(OrganisationId id, OrganisationId successor, LocalDate from) {
		checkMerger(organisation(id).profile(), profile(successor), from);
	}

	/**
	 * Merges an organisation into another of its kind: it ends on the day before, and its
	 * members become the successor's. What they were there they are not here: a successor
	 * has its own head. Tasks are moved by whoever calls this.
	 * @param from the first day on which the successor has its work, today or before
	 * @throws MergerRefusedException if it cannot be
	 */
	public void merge(OrganisationId id, OrganisationId successor, LocalDate from) {
		List<Organisation> both = this.organisations.lockAll(List.of(id.value(), successor.value()));
		Organisation old = both.stream()
			.filter((organisation) -> id.value().equals(organisation.getId()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no organisation " + id));
		Optional<Organisation> heir = both.stream()
			.filter((organisation) -> successor.value().equals(organisation.getId()))
			.findFirst();
		checkMerger(old.profile(), heir.map(Organisation::profile), from);
		old.dissolve(from.minusDays(1), heir.orElseThrow());
		this.organisations.flush();
		for (String member : membersOf(id)) {
			if (!isMember(successor, member)) {
				appoint(successor, member, MemberRole.MEMBER);
			}
			dismiss(id, member);
		}
	}

	private void checkMerger(OrganisationProfile old, Optional<OrganisationProfile> found, LocalDate from) {
		refuseIf(!old.kind().isReplaceable(), MergerRefusedException.Problem.IRREPLACEABLE);
		refuseIf(old.successor().isPresent(), MergerRefusedException.Problem.ALREADY_MERGED);
		OrganisationProfile successor = found.filter((it) -> !it.id().equals(old.id()))
			.orElseThrow(() -> new MergerRefusedException(MergerRefusedException.Problem.NO_SUCCESSOR));
		refuseIf(successor.kind() != old.kind(), MergerRefusedException.Problem.OTHER_KIND);
		refuseIf(from.isAfter(today()), MergerRefusedException.Problem.NOT_YET);
		refuseIf(!successor.existsOn(from) || !successor.existsOn(today()),
				MergerRefusedException.Problem.SUCCESSOR_GONE);
		refuseIf(!from.isAfter(old.details().validFrom()), MergerRefusedException.Problem.TOO_EARLY);
	}

	private static void refuseIf(boolean wrong, MergerRefusedException.Problem problem) {
		if (wrong) {
			throw new MergerRefusedException(problem);
		}
	}

	/**
	 * Ends an organisation. Its members keep their tasks, but it gets no new ones.
	 * @param lastDay the last day on which it exists
	 * @param successor who takes over, if anybody does
	 * @throws IllegalArgumentException if one of them does not exist, or the day is
	 * before its first
	 */
	public void dissolve(OrganisationId id, LocalDate lastDay, Optional<OrganisationId> successor) {
		organisation(id).dissolve(lastDay, successor.map(this::organisation).orElse(null));
	}

	/**
	 * Gives a person an account.
	 * @param userId letters and digits only
	 * @throws PasswordRefusedException if the password policy is not met
	 * @throws IllegalArgumentException if the id is taken, or a value is not one line
	 */
	public MemberView register(String userId, String name, @Nullable String email, String password, boolean sample) {
		if (this.members.existsById(userId)) {
			throw new IllegalArgumentException("The user id " + userId + " is taken");
		}
		Member member = new Member(userId, name, email, sample);
		List<String> violations = this.accounts.passwordViolations(userId, name, email, password);
		if (!violations.isEmpty()) {
			throw new PasswordRefusedException(userId, violations);
		}
		this.members.saveAndFlush(member);
		this.accounts.provideUser(userId, name, email, password);
		return member.view(Set.of());
	}

	/** Whether anybody administers the engine. */
	@Transactional(readOnly = true)
	public boolean hasAdministrator() {
		return this.accounts.hasAdministrator();
	}

	/**
	 * Gives a registered person all rights in the engine.
	 * @throws IllegalArgumentException if there is no such person
	 */
	public void appointAdministrator(String userId) {
		requireMember(userId);
		this.accounts.provideAdministrator(userId);
	}

	/**
	 * Makes a person a member of an organisation, or changes what the person is there.
	 * @throws IllegalArgumentException if the person or the organisation does not exist
	 */
	public void appoint(OrganisationId organisation, String userId, MemberRole role) {
		organisation(organisation);
		requireMember(userId);
		this.memberships.findById(new Membership.Id(organisation.value(), userId))
			.ifPresentOrElse((membership) -> membership.changeRole(role), () -> this.memberships
				.saveAndFlush(new Membership(new Membership.Id(organisation.value(), userId), role)));
		admit(organisation, userId);
		this.substitutions.inForceFor(userId)
			.ifPresent((substitution) -> admit(organisation, substitution.substitute()));
	}

	/** Gives somebody the tasks of an organisation in the engine. */
	void admit(OrganisationId organisation, String userId) {
		this.accounts.provideMembership(organisation.value(), userId);
	}

	/**
	 * Takes them away again, unless there is another reason to have them.
	 * @return whether they were taken away
	 */
	boolean exclude(OrganisationId organisation, String userId) {
		if (this.substitutions.isEntitled(organisation, userId)) {
			return false;
		}
		this.accounts.removeMembership(organisation.value(), userId);
		return true;
	}

	/** Ends a membership; nothing happens if there is none. */
	public void dismiss(OrganisationId organisation, String userId) {
		this.memberships.deleteById(new Membership.Id(organisation.value(), userId));
		this.memberships.flush();
		exclude(organisation, userId);
		this.substitutions.inForceFor(userId)
			.ifPresent((substitution) -> exclude(organisation, substitution.substitute()));
	}

	private Organisation organisation(OrganisationId id) {
		return this.organisations.findById(id.value())
			.orElseThrow(() -> new IllegalArgumentException("There is no organisation " + id));
	}

	private void requireMember(String userId) {
		if (!this.members.existsById(userId)) {
			throw new IllegalArgumentException("There is no user " + userId);
		}
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

}
