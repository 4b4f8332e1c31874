package resolute.dashboard.action;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Addressed;
import resolute.dashboard.Days;
import resolute.dashboard.PageProblems;
import resolute.execution.ActionRefusedException;
import resolute.execution.Addressees;
import resolute.execution.RecommendationDesk;
import resolute.execution.RecommendationDesk.CoExecutor;
import resolute.execution.RecommendationDesk.Given;
import resolute.execution.RecommendationDesk.NewAssignment;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives an assignment on top of a recommendation. */
@Controller
@RequestMapping("/resolutions/{resolution}/{number}/actions/assignment")
class AssignmentController {

	/** A field with a date for each co-executor. */
	private static final String OWN_DATE = "dueOn.";

	private final RecommendationDesk desk;

	private final Addressees addressees;

	private final ActionPages pages;

	AssignmentController(RecommendationDesk desk, Addressees addressees, ActionPages pages) {
		this.desk = desk;
		this.addressees = addressees;
		this.pages = pages;
	}

	@GetMapping
	String page(@PathVariable String resolution, @PathVariable String number, Model model, Locale locale) {
		return page(Addressed.recommendation(resolution, number), new NewAssignment("", List.of(), "", ""), Map.of(),
				"", "", model, locale);
	}

	@PostMapping
	String give(@PathVariable String resolution, @PathVariable String number,
			@RequestParam(defaultValue = "") String organisation,
			@RequestParam(name = "coExecutors", defaultValue = "") List<String> coExecutors,
			@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String dueOn,
			@RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String once,
			@RequestParam Map<String, String> all, HttpServletRequest request, HttpServletResponse response,
			Model model, Locale locale, RedirectAttributes next) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		NewAssignment wanted = new NewAssignment(organisation,
				coExecutors.stream().map((id) -> new CoExecutor(id, all.getOrDefault(OWN_DATE + id, ""))).toList(),
				text, dueOn);
		try {
			List<Given> given = this.desk.assign(key, wanted, ActionPages.request(request, once, reason));
			next.addFlashAttribute("actionDetail", said(given, locale));
			return ActionPages.done(key, next, "assign");
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			return page(key, wanted, all, reason, once, model, locale);
		}
	}

	/** «Администрация района: пт 14.03.2014; …»: the dates as they were rolled. */
	private String said(List<Given> given, Locale locale) {
		Map<String, String> names = this.addressees.organisations()
			.stream()
			.collect(Collectors.toMap(Addressees.Organisation::id, Addressees.Organisation::name));
		Days days = new Days(LocalDate.MIN, locale);
		return given.stream()
			.map((one) -> names.getOrDefault(one.organisation(), one.organisation()) + ": "
					+ days.withWeekday(one.dueOn()))
			.collect(Collectors.joining("; "));
	}

	private String page(RecommendationKey key, NewAssignment typed, Map<String, String> all, String reason, String once,
			Model model, Locale locale) {
		model.addAttribute("title", this.desk.title(key));
		this.pages.fill(model, key, once, locale);
		model.addAttribute("organisations", this.addressees.organisations());
		model.addAttribute("typed", typed);
		model.addAttribute("chosen", typed.coExecutors().stream().map(CoExecutor::organisation).toList());
		model.addAttribute("dates", all);
		model.addAttribute("reason", reason);
		return "action-assignment";
	}

}
