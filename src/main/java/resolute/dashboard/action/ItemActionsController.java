package resolute.dashboard.action;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.PageProblems;
import resolute.execution.ActionRefusedException;
import resolute.execution.Addressees;
import resolute.execution.AlreadySettledException;
import resolute.execution.ControlledItem;
import resolute.execution.CoordinatorDesk;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reminds of an item now, or gives it to somebody else. */
@Controller
@RequestMapping("/items/{id}/actions")
class ItemActionsController {

	private final CoordinatorDesk desk;

	private final Addressees addressees;

	private final ActionPages pages;

	ItemActionsController(CoordinatorDesk desk, Addressees addressees, ActionPages pages) {
		this.desk = desk;
		this.addressees = addressees;
		this.pages = pages;
	}

	@GetMapping("/reminder")
	String reminder(@PathVariable UUID id, Model model, Locale locale) {
		return reminder(open(id), "", "", model, locale);
	}

	@PostMapping("/reminder")
	String remind(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason,
			@RequestParam(defaultValue = "") String once, HttpServletRequest request, HttpServletResponse response,
			Model model, Locale locale, RedirectAttributes next) {
		try {
			return ActionPages.done(this.desk.remind(id, ActionPages.request(request, once, reason)), next, "remind");
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			return reminder(open(id), reason, once, model, locale);
		}
	}

	private String reminder(ControlledItem item, String reason, String once, Model model, Locale locale) {
		this.pages.fill(model, item.recommendation(), once, locale);
		model.addAttribute("item", item);
		model.addAttribute("reason", reason);
		return "action-reminder";
	}

	@GetMapping("/reassignment")
	String reassignment(@PathVariable UUID id, Model model, Locale locale) {
		return reassignment(open(id), new Typed("", "", "", ""), model, locale);
	}

	@PostMapping("/reassignment")
	String reassign(@PathVariable UUID id, @RequestParam(defaultValue = "") String organisation,
			@RequestParam(defaultValue = "") String user, @RequestParam(defaultValue = "") String reason,
			@RequestParam(defaultValue = "") String once, HttpServletRequest request, HttpServletResponse response,
			Model model, Locale locale, RedirectAttributes next) {
		try {
			return ActionPages.done(
					this.desk.reassign(id, organisation, user, ActionPages.request(request, once, reason)), next,
					"reassign");
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			return reassignment(open(id), new Typed(organisation, user, reason, once), model, locale);
		}
	}

	private String reassignment(ControlledItem item, Typed typed, Model model, Locale locale) {
		this.pages.fill(model, item.recommendation(), typed.once(), locale);
		List<Addressees.Person> people = this.addressees.people();
		model.addAttribute("item", item);
		model.addAttribute("typed", typed);
		model.addAttribute("people", people.stream().filter((person) -> !person.organisations().isEmpty()).toList());
		model.addAttribute("assignee",
				item.assignee()
					.flatMap((user) -> people.stream().filter((person) -> person.userId().equals(user)).findFirst())
					.map(Addressees.Person::name));
		model.addAttribute("organisations",
				this.addressees.organisations()
					.stream()
					.filter((one) -> item.organisation().filter((own) -> own.value().equals(one.id())).isEmpty())
					.toList());
		return "action-reassignment";
	}

	private ControlledItem open(UUID id) {
		ControlledItem item = this.desk.item(id).orElseThrow();
		if (!item.open()) {
			throw new AlreadySettledException(item.settledBy(), item.settledAt());
		}
		return item;
	}

	/**
	 * What was entered.
	 *
	 * @param organisation id of the organisation
	 * @param user account of the person
	 * @param reason why
	 * @param once tells this request from others
	 */
	record Typed(String organisation, String user, String reason, String once) {
	}

}
