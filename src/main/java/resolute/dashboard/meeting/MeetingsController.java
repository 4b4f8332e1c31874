package resolute.dashboard.meeting;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Downloads;
import resolute.dashboard.PageProblems;
import resolute.dashboard.meeting.MeetingQuery.Meeting;
import resolute.dashboard.meeting.MeetingQuery.Month;
import resolute.execution.ActionRefusedException;
import resolute.execution.CouncilDesk;
import resolute.outcome.EvidenceFiles;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The months of the council, for its members and the coordinator. */
@Controller
@RequestMapping("/meetings")
class MeetingsController {

	private final MeetingQuery query;

	private final MeetingPages pages;

	private final CouncilDesk desk;

	private final EvidenceFiles files;

	private final Downloads downloads;

	MeetingsController(MeetingQuery query, MeetingPages pages, CouncilDesk desk, EvidenceFiles files,
			Downloads downloads) {
		this.query = query;
		this.pages = pages;
		this.desk = desk;
		this.files = files;
		this.downloads = downloads;
	}

	@GetMapping
	String list(Model model, Locale locale) {
		model.addAttribute("months", this.query.months());
		this.pages.fill(model, locale);
		return "meetings";
	}

	/** From the task in Tasklist to the page of its month. */
	@GetMapping("/of-task/{taskId}")
	String ofTask(@PathVariable String taskId) {
		return this.desk.placeOf(taskId)
			.map((place) -> "redirect:/meetings/" + place.recommendation() + "/" + place.month())
			.orElseThrow(MeetingPages::missing);
	}

	@GetMapping("/{resolution}/{number}/{month}")
	String page(@PathVariable String resolution, @PathVariable String number, @PathVariable String month,
			Principal user, HttpServletRequest request, Model model, Locale locale) {
		return page(this.pages.month(resolution, number, month), Map.of(), user, request, model, locale);
	}

	/**
	 * Moves the meeting of the month.
	 * @param sequence of what the members were told last
	 */
	@PostMapping("/{resolution}/{number}/{month}/move")
	String move(@PathVariable String resolution, @PathVariable String number, @PathVariable String month,
			@RequestParam(defaultValue = "-1") int sequence, @RequestParam(defaultValue = "") String day,
			@RequestParam(defaultValue = "") String time, @RequestParam(defaultValue = "") String venue, Principal user,
			HttpServletRequest request, HttpServletResponse response, Model model, Locale locale,
			RedirectAttributes next) {
		this.pages.requireSecretary(user);
		Month of = this.pages.month(resolution, number, month);
		try {
			this.desk.move(of.key(), of.period(), sequence, day, time, venue, user.getName());
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			return page(of, Map.of("day", day, "time", time, "venue", venue), user, request, model, locale);
		}
		next.addFlashAttribute("done", "meeting.moved");
		return "redirect:" + MeetingPages.address(of);
	}

	@GetMapping("/{resolution}/{number}/{month}/documents/{id}")
	void document(@PathVariable String resolution, @PathVariable String number, @PathVariable String month,
			@PathVariable UUID id, HttpServletResponse response) throws IOException {
		Month of = this.pages.month(resolution, number, month);
		if (!this.query.isOfMeeting(of.key(), of.period(), id)) {
			throw MeetingPages.missing();
		}
		this.downloads.save(this.files.find(of.key(), id).orElseThrow(MeetingPages::missing), response);
	}

	private String page(Month month, Map<String, String> typed, Principal user, HttpServletRequest request, Model model,
			Locale locale) {
		boolean secretary = this.desk.isSecretary(user.getName());
		boolean coordinator = request.isUserInRole("COORDINATOR") || request.isUserInRole("ADMIN");
		List<Meeting> meetings = this.query.meetings(month.key(), month.period());
		model.addAttribute("month", month);
		model.addAttribute("meetings", meetings);
		if (secretary && meetings.stream().anyMatch(Meeting::isMovable)) {
			model.addAttribute("latestDay", this.desk.latestDay(month.key(), month.period()));
		}
		// Addresses of people are nothing for all members.
		model.addAttribute("written",
				(secretary || coordinator) ? this.query.written(month.key(), month.period()) : Map.of());
		model.addAttribute("neighbours", this.query.neighbours(month.key(), month.period()));
		model.addAttribute("secretary", secretary);
		model.addAttribute("coordinator", coordinator);
		model.addAttribute("addresses", secretary || coordinator);
		model.addAttribute("typed", typed);
		this.pages.fill(model, locale);
		return "meeting";
	}

}
