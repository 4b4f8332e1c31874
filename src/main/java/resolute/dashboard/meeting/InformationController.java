package resolute.dashboard.meeting;

import java.security.Principal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.PageProblems;
import resolute.dashboard.meeting.MeetingQuery.Meeting;
import resolute.dashboard.meeting.MeetingQuery.Month;
import resolute.execution.ActionRefusedException;
import resolute.execution.CouncilDesk;
import resolute.execution.CouncilDesk.Text;
import resolute.register.CouncilAudiences;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Writes to the audiences of what was decided: first the letters are edited, then they
 * are shown as they will leave, and only then sent.
 */
@Controller
@RequestMapping("/meetings/{resolution}/{number}/{month}/information")
class InformationController {

	/** Whatever language the secretary reads the pages in, the audiences read Russian. */
	private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy 'г.'", RUSSIAN);

	private final MeetingQuery query;

	private final MeetingPages pages;

	private final CouncilDesk desk;

	private final CouncilAudiences audiences;

	private final MessageSource messages;

	InformationController(MeetingQuery query, MeetingPages pages, CouncilDesk desk, CouncilAudiences audiences,
			MessageSource messages) {
		this.query = query;
		this.pages = pages;
		this.desk = desk;
		this.audiences = audiences;
		this.messages = messages;
	}

	@GetMapping
	String page(@PathVariable String resolution, @PathVariable String number, @PathVariable String month,
			Principal user, Model model, Locale locale, HttpServletResponse response) {
		this.pages.requireSecretary(user);
		Month of = this.pages.month(resolution, number, month);
		return edit(of, Map.of(), Set.of(), model, locale, response);
	}

	/**
	 * The next step with what was typed.
	 * @param step {@code edit}, {@code preview} or {@code send}
	 * @param seen names the recipients that were shown
	 * @param chosen whom to write to
	 * @param form has {@code subject.AUDIENCE} and {@code text.AUDIENCE}, also of letters
	 * that are left for later
	 */
	@PostMapping
	String next(@PathVariable String resolution, @PathVariable String number, @PathVariable String month,
			@RequestParam(defaultValue = "") String step, @RequestParam(defaultValue = "") Set<String> chosen,
			@RequestParam(defaultValue = "") String seen, @RequestParam Map<String, String> form, Principal user,
			Model model, Locale locale, HttpServletResponse response, RedirectAttributes next) {
		this.pages.requireSecretary(user);
		Month of = this.pages.month(resolution, number, month);
		Map<String, Text> typed = new LinkedHashMap<>();
		CouncilAudiences.ALL.stream()
			.filter((audience) -> chosen.contains(audience) || form.containsKey("text." + audience))
			.forEach((audience) -> typed.put(audience,
					new Text(form.getOrDefault("subject." + audience, ""), form.getOrDefault("text." + audience, ""))));
		if ("edit".equals(step)) {
			return edit(of, typed, chosen, model, locale, response);
		}
		Map<String, Text> letters = new LinkedHashMap<>(typed);
		letters.keySet().retainAll(chosen);
		try {
			if ("send".equals(step)) {
				this.desk.send(of.key(), of.period(), letters, seen, user.getName());
				next.addFlashAttribute("done", "meeting.sent");
				return "redirect:" + MeetingPages.address(of) + "#information";
			}
			String checked = this.desk.check(of.key(), of.period(), letters);
			model.addAttribute("typed", typed);
			return preview(of, letters, checked, model, locale);
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			return edit(of, typed, chosen, model, locale, response);
		}
	}

	private String edit(Month month, Map<String, Text> typed, Set<String> chosen, Model model, Locale locale,
			HttpServletResponse response) {
		try {
			this.desk.decided(month.key(), month.period());
		}
		catch (ActionRefusedException ex) {
			PageProblems.show(model, ex, response);
			model.addAttribute("impossible", true);
		}
		Optional<Meeting> held = this.query.meetings(month.key(), month.period())
			.stream()
			.filter((meeting) -> "held".equals(meeting.state()))
			.findFirst();
		Set<String> told = held.map((meeting) -> this.audiences.told(meeting.id())).orElse(Set.of());
		Map<String, List<CouncilAudiences.Recipient>> recipients = this.audiences.recipients(month.key());
		Map<String, Text> letters = new LinkedHashMap<>();
		held.ifPresent((meeting) -> {
			Text usual = usual(meeting);
			CouncilAudiences.ALL.forEach((audience) -> letters.put(audience, typed.getOrDefault(audience, usual)));
		});
		model.addAttribute("month", month);
		model.addAttribute("audiences", CouncilAudiences.ALL);
		model.addAttribute("letters", letters);
		model.addAttribute("chosen",
				typed.isEmpty() ? CouncilAudiences.ALL.stream()
					.filter((audience) -> !told.contains(audience) && recipients.containsKey(audience))
					.collect(Collectors.toSet()) : chosen);
		model.addAttribute("told", told);
		model.addAttribute("recipients", recipients);
		this.pages.fill(model, locale);
		return "meeting-information";
	}

	private String preview(Month month, Map<String, Text> letters, String seen, Model model, Locale locale) {
		Map<String, List<CouncilAudiences.Recipient>> recipients = this.audiences.recipients(month.key());
		Map<String, String> shown = new LinkedHashMap<>();
		letters.forEach((audience, letter) -> shown.put(audience, this.desk.preview(audience, letter)));
		model.addAttribute("month", month);
		model.addAttribute("letters", letters);
		model.addAttribute("shown", shown);
		model.addAttribute("recipients", recipients);
		model.addAttribute("mails",
				letters.keySet()
					.stream()
					.mapToInt((audience) -> recipients.getOrDefault(audience, List.of()).size())
					.sum());
		model.addAttribute("seen", seen);
		this.pages.fill(model, locale);
		return "meeting-preview";
	}

	/** What the record of the meeting says; the secretary may say it otherwise. */
	private Text usual(Meeting meeting) {
		String day = DAY.format(meeting.heldOn().orElseThrow());
		List<String> paragraphs = new ArrayList<>();
		paragraphs.add(text("hello"));
		paragraphs.add(text("held", day, meeting.protocolNumber().orElse("—"),
				meeting.protocolOn().map(DAY::format).orElse("—"), meeting.present(), meeting.members()));
		if (!meeting.questions().isEmpty()) {
			List<String> lines = new ArrayList<>();
			meeting.questions().forEach((question) -> lines.add((lines.size() + 1) + ". " + question.text()));
			paragraphs.add(text("questions") + "\n" + String.join("\n", lines));
		}
		if (meeting.decisions().isEmpty()) {
			paragraphs.add(text("noDecisions"));
		}
		else {
			List<String> lines = new ArrayList<>();
			meeting.decisions()
				.forEach((decision) -> lines.add((lines.size() + 1) + ". " + decision.text() + "\n"
						+ text("decision", decision.executor(), DAY.format(decision.dueOn()))));
			paragraphs.add(text("decisions") + "\n" + String.join("\n", lines));
		}
		paragraphs.add(text("end"));
		return new Text(text("subject", day), String.join("\n\n", paragraphs));
	}

	private String text(String key, Object... arguments) {
		return this.messages.getMessage("meeting.letter." + key, arguments, RUSSIAN);
	}

}
