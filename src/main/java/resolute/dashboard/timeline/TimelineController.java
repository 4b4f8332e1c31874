package resolute.dashboard.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Days;
import resolute.shared.ResolutionId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The scale of time, and what moves on it if something is late. */
@Controller
class TimelineController {

	private final TimelineQuery query;

	TimelineController(TimelineQuery query) {
		this.query = query;
	}

	/**
	 * @param late the number of the recommendation that is thought to be late
	 * @param by by how many working days
	 * @param part whether only the answer to that is asked for
	 */
	@GetMapping("/resolutions/{resolution}/timeline")
	String timeline(@PathVariable String resolution, @RequestParam Optional<String> late,
			@RequestParam Optional<String> by, @RequestHeader(name = "HX-Request", required = false) boolean part,
			Model model, Locale locale, HttpServletResponse response) {
		Timeline timeline = id(resolution).flatMap(this.query::read)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		WhatIf whatIf = whatIf(timeline, late, by);
		if (whatIf.problem().isPresent()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
		}
		response.addHeader("Vary", "HX-Request");
		model.addAttribute("timeline", timeline);
		model.addAttribute("whatIf", whatIf);
		model.addAttribute("most", TimelineQuery.MOST);
		model.addAttribute("days", new Days(timeline.today(), locale));
		if (!timeline.rows().isEmpty()) {
			model.addAttribute("chart", new Chart(timeline));
		}
		return part ? "timeline :: answer" : "timeline";
	}

	private WhatIf whatIf(Timeline timeline, Optional<String> late, Optional<String> by) {
		List<Timeline.Row> open = timeline.open();
		Optional<String> number = late.filter((it) -> !it.isBlank());
		String chosen = number
			.or(() -> open.stream()
				.max((one, other) -> Long.compare(waiting(timeline, one), waiting(timeline, other)))
				.map(Timeline.Row::number))
			.orElse("");
		if (number.isPresent() && open.stream().noneMatch((row) -> row.number().equals(chosen))) {
			return new WhatIf(chosen, 0, List.of(), Optional.of("timeline.problem.late"));
		}
		Optional<Integer> days = by.filter((it) -> !it.isBlank()).map(TimelineController::days).orElse(Optional.of(0));
		if (days.isEmpty()) {
			return new WhatIf(chosen, 0, List.of(), Optional.of("timeline.problem.by"));
		}
		int workingDays = days.get();
		return new WhatIf(chosen, workingDays, (chosen.isEmpty() || workingDays == 0) ? List.of()
				: this.query.ifLate(timeline, new Forecast.Delay(chosen, workingDays)), Optional.empty());
	}

	/** How many wait for it: with those, asking is most worth while. */
	private static long waiting(Timeline timeline, Timeline.Row row) {
		return timeline.rows()
			.stream()
			.filter((other) -> other.phase() == Timeline.Phase.WAITING && other.waitsFor().contains(row.number()))
			.count();
	}

	private static Optional<Integer> days(String text) {
		return text.matches("\\d{1,3}")
				? Optional.of(Integer.valueOf(text)).filter((days) -> days <= TimelineQuery.MOST) : Optional.empty();
	}

	private static Optional<ResolutionId> id(String text) {
		try {
			return Optional.of(new ResolutionId(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * What would be if.
	 *
	 * @param number the recommendation that is late; empty if there is none that could be
	 * @param by how many working days
	 * @param moves what moves
	 * @param problem the message that says what is wrong with the question
	 */
	record WhatIf(String number, int by, List<Forecast.Move> moves, Optional<String> problem) {

	}

}
