package resolute.dashboard.control;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.Days;
import resolute.dashboard.receipt.NextSteps;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.DeadlineView;
import resolute.deadline.ExtensionRefusedException;
import resolute.execution.ExtensionDesk;
import resolute.execution.ItemAudience;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One item under control, where links in mail lead: its dates, the way to the task, and a
 * request for more time. For whoever has to do it and for coordinators; to others it does
 * not exist.
 */
@Controller
@RequestMapping("/items")
class ItemController {

	private static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";

	private static final OrganisationId DISTRICT_HEAD = new OrganisationId("districtHead");

	private final DeadlineRegister deadlines;

	private final ItemQuery query;

	private final ExtensionDesk desk;

	private final ItemAudience audience;

	private final NextSteps nextSteps;

	private final Participants participants;

	private final Clock clock;

	ItemController(DeadlineRegister deadlines, ItemQuery query, ExtensionDesk desk, ItemAudience audience,
			NextSteps nextSteps, Participants participants, Clock clock) {
		this.deadlines = deadlines;
		this.query = query;
		this.desk = desk;
		this.audience = audience;
		this.nextSteps = nextSteps;
		this.participants = participants;
		this.clock = clock;
	}

	@GetMapping("/{id}")
	String item(@PathVariable UUID id, HttpServletRequest request, Model model, Locale locale) {
		DeadlineView deadline = visible(id, request);
		model.addAttribute("item", this.query.read(deadline));
		model.addAttribute("mayAsk", isPerformer(deadline, request));
		LocalDate today = LocalDate.now(this.clock);
		model.addAttribute("days", new Days(today, locale));
		model.addAttribute("next",
				deadline.isOpen() ? List.of() : this.nextSteps.after(id, user(request), today, locale));
		return "item";
	}

	/** Where Tasklist leads to from a task. */
	@GetMapping("/of-task/{taskId}")
	String ofTask(@PathVariable String taskId) {
		return "redirect:/items/" + this.deadlines.ofTask(taskId)
			.map(DeadlineView::id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/**
	 * Where letters lead to: the open task in Tasklist. What is done already is told on
	 * its page, and who may do it to whoever may not.
	 */
	@GetMapping("/{id}/task")
	String task(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response, Model model) {
		DeadlineView deadline = this.deadlines.find(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		boolean performer = isPerformer(deadline, request);
		if (deadline.isOpen() && (performer || watchesAll(request))) {
			return "redirect:" + TASKLIST + deadline.taskId();
		}
		if (performer || isSupervisor(request)) {
			return "redirect:/items/" + id;
		}
		response.setStatus(HttpStatus.FORBIDDEN.value());
		model.addAttribute("number",
				deadline.recommendation().equals(RecommendationKey.NONE) ? "" : deadline.recommendation().number());
		model.addAttribute("audience", this.audience.names(deadline));
		model.addAttribute("account",
				this.participants.names(List.of(user(request))).getOrDefault(user(request), user(request)));
		return "item-refused";
	}

	/** Only a performer asks; who decides does not have to. */
	@PostMapping("/{id}/extension")
	String ask(@PathVariable UUID id, @RequestParam(defaultValue = "") String wantedOn,
			@RequestParam(defaultValue = "") String reason, HttpServletRequest request, RedirectAttributes next) {
		DeadlineView deadline = visible(id, request);
		if (!isPerformer(deadline, request)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
		try {
			this.desk.ask(id, LocalDate.parse(wantedOn), reason, user(request));
			next.addFlashAttribute("asked", true);
		}
		catch (DateTimeParseException ex) {
			refuse(next, "item.extension.no-date", wantedOn, reason);
		}
		catch (ExtensionRefusedException ex) {
			refuse(next, "control.extension." + ex.problem().code(), wantedOn, reason);
		}
		return "redirect:/items/" + id;
	}

	/** What was entered is kept. */
	private static void refuse(RedirectAttributes next, String problem, String wantedOn, String reason) {
		next.addFlashAttribute("problem", problem);
		next.addFlashAttribute("wantedOn", wantedOn);
		next.addFlashAttribute("reason", reason);
	}

	private DeadlineView visible(UUID id, HttpServletRequest request) {
		return this.deadlines.find(id)
			.filter((deadline) -> isSupervisor(request) || isPerformer(deadline, request))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private boolean isPerformer(DeadlineView deadline, HttpServletRequest request) {
		return this.audience.isPerformer(deadline, user(request));
	}

	/** The head of the district is told of what is long overdue. */
	private boolean isSupervisor(HttpServletRequest request) {
		return watchesAll(request) || this.participants.isMember(DISTRICT_HEAD, user(request));
	}

	private static boolean watchesAll(HttpServletRequest request) {
		return request.isUserInRole("COORDINATOR") || request.isUserInRole("ADMIN");
	}

	private static String user(HttpServletRequest request) {
		@Nullable String user = request.getRemoteUser();
		if (user == null) {
			throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
		}
		return user;
	}

}
