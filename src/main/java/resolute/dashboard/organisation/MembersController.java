package resolute.dashboard.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import resolute.dashboard.Days;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemState;
import resolute.dashboard.item.Items;
import resolute.dashboard.organisation.OrganisationQuery.Person;
import resolute.execution.OrganisationDesk;
import resolute.participant.FirstPasswords;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationProfile;
import resolute.participant.Participants;
import resolute.participant.SingleLine;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is in an organisation. */
@Controller
@RequestMapping("/organisations/{id}/members")
class MembersController {

	private static final int LONGEST_NAME = 200;

	private final OrganisationQuery query;

	private final Participants participants;

	private final OrganisationDesk desk;

	private final FirstPasswords passwords;

	private final Items items;

	private final TransactionOperations transaction;

	private final Clock clock;

	MembersController(OrganisationQuery query, Participants participants, OrganisationDesk desk,
			FirstPasswords passwords, Items items, TransactionOperations transaction, Clock clock) {
		this.query = query;
		this.participants = participants;
		this.desk = desk;
		this.passwords = passwords;
		this.items = items;
		this.transaction = transaction;
		this.clock = clock;
	}

	@GetMapping
	String members(@PathVariable String id, Model model, Locale locale) {
		return page(Organisations.known(this.participants, id), Map.of(), Map.of(), model, locale);
	}

	/** Makes somebody a member, or another kind of member. */
	@PostMapping
	String appoint(@PathVariable String id, @RequestParam(defaultValue = "") String user,
			@RequestParam(defaultValue = "") String role, Model model, Locale locale, RedirectAttributes next) {
		OrganisationProfile profile = existing(id);
		Map<String, String> problems = new HashMap<>();
		if (user.isBlank() || this.participants.member(user).isEmpty()) {
			problems.put("user", "members.problem.user");
		}
		Optional<MemberRole> as = role(role, problems);
		if (!problems.isEmpty()) {
			return page(profile, problems, Map.of("user", user, "role", role), model, locale);
		}
		boolean was = this.participants.isMember(profile.id(), user);
		this.participants.appoint(profile.id(), user, as.orElseThrow());
		next.addFlashAttribute("done", was ? "members.changed" : "members.appointed");
		next.addFlashAttribute("who", name(user));
		return "redirect:/organisations/" + id + "/members";
	}

	/** Gives somebody an account and makes the person a member. */
	@PostMapping("/new")
	String register(@PathVariable String id, @RequestParam(defaultValue = "") String userId,
			@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String email,
			@RequestParam(defaultValue = "") String newRole, Model model, Locale locale, RedirectAttributes next) {
		OrganisationProfile profile = existing(id);
		Map<String, String> problems = new HashMap<>();
		String account = userId.strip();
		if (!account.matches("[a-zA-Z0-9]{2,64}")) {
			problems.put("userId", "members.problem.userId");
		}
		else if (this.participants.member(account).isPresent()) {
			problems.put("userId", "members.problem.taken");
		}
		if (!SingleLine.isOne(name.strip()) || name.strip().length() > LONGEST_NAME) {
			problems.put("name", "members.problem.name");
		}
		if (!email.isBlank() && !SingleLine.isEmail(email.strip())) {
			problems.put("email", "organisation.problem.email");
		}
		Optional<MemberRole> as = role(newRole, problems);
		if (!problems.isEmpty()) {
			return page(profile, problems, Map.of("userId", userId, "name", name, "email", email, "newRole", newRole),
					model, locale);
		}
		String password = this.passwords.generate(List.of(account));
		this.transaction.executeWithoutResult((status) -> {
			this.participants.register(account, name.strip(), email.isBlank() ? null : email.strip(), password, false);
			this.participants.appoint(profile.id(), account, as.orElseThrow());
		});
		next.addFlashAttribute("done", "members.registered");
		next.addFlashAttribute("who", name.strip());
		next.addFlashAttribute("account", account);
		next.addFlashAttribute("password", password);
		return "redirect:/organisations/" + id + "/members";
	}

	@GetMapping("/{user}/dismissal")
	String askToDismiss(@PathVariable String id, @PathVariable String user, Model model, Locale locale) {
		OrganisationProfile profile = Organisations.known(this.participants, id);
		List<Person> members = this.query.members(profile.id());
		Person person = members.stream()
			.filter((member) -> member.userId().equals(user))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("profile", profile);
		model.addAttribute("person", person);
		model.addAttribute("open", this.items.count(ItemFilter.ALL.withOrganisation(profile.id())
			.withStates(ItemState.OVERDUE, ItemState.DUE_SOON, ItemState.IN_WORK)));
		model.addAttribute("last", members.size() == 1);
		model.addAttribute("days", new Days(LocalDate.now(this.clock), locale));
		return "member-dismissal";
	}

	@PostMapping("/{user}/dismissal")
	String dismiss(@PathVariable String id, @PathVariable String user, RedirectAttributes next) {
		OrganisationProfile profile = Organisations.known(this.participants, id);
		if (!this.participants.isMember(profile.id(), user)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		this.desk.dismiss(profile.id(), user);
		next.addFlashAttribute("done", "members.dismissed");
		next.addFlashAttribute("who", name(user));
		return "redirect:/organisations/" + id + "/members";
	}

	private String page(OrganisationProfile profile, Map<String, String> problems, Map<String, String> typed,
			Model model, Locale locale) {
		LocalDate today = LocalDate.now(this.clock);
		model.addAttribute("profile", profile);
		model.addAttribute("existing", profile.existsOn(today));
		model.addAttribute("members", this.query.members(profile.id()));
		model.addAttribute("strangers", this.query.strangers(profile.id()));
		model.addAttribute("roles", MemberRole.values());
		model.addAttribute("problems", problems);
		model.addAttribute("typed", typed);
		model.addAttribute("days", new Days(today, locale));
		return "organisation-members";
	}

	/** Nobody joins what is no more: its tasks go to the successor, or to nobody. */
	private OrganisationProfile existing(String id) {
		OrganisationProfile profile = Organisations.known(this.participants, id);
		if (!profile.existsOn(LocalDate.now(this.clock))) {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}
		return profile;
	}

	private String name(String user) {
		return this.participants.names(List.of(user)).getOrDefault(user, user);
	}

	private static Optional<MemberRole> role(String code, Map<String, String> problems) {
		Optional<MemberRole> role = Arrays.stream(MemberRole.values())
			.filter((it) -> it.code().equals(code))
			.findFirst();
		if (role.isEmpty()) {
			problems.put("role", "members.problem.role");
		}
		return role;
	}

}
