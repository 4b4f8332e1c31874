package resolute.dashboard.api;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.desk.Desk;
import resolute.dashboard.desk.DeskKind;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for the coordinators. */
@RestController
@RequestMapping(path = "/api/v1/desk", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "desk")
class DeskApiController {

	private final Desk desk;

	DeskApiController(Desk desk) {
		this.desk = desk;
	}

	@GetMapping
	@Operation(summary = "What waits for the coordinators, what is due first before the rest")
	Listing<DeskEntry> waiting(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = Paging.SIZE) int size, HttpServletResponse response) {
		Optional<DeskKind> wanted = DeskKind.ofCode(kind);
		if (!kind.isEmpty() && wanted.isEmpty()) {
			throw new BadParameterException("kind", "parameter");
		}
		Paging paging = new Paging(page, size);
		Desk.Summary summary = this.desk.summary();
		return paging.of(this.desk.waiting(wanted, paging.offset(), paging.size()).stream().map(DeskEntry::of).toList(),
				wanted.map(summary::count).orElseGet(summary::tasks), response);
	}

	@GetMapping("/summary")
	@Operation(summary = "How much waits, by kind")
	DeskSummary summary() {
		Desk.Summary summary = this.desk.summary();
		Map<String, Integer> waiting = new TreeMap<>();
		for (DeskKind kind : DeskKind.values()) {
			waiting.put(kind.code(), summary.count(kind));
		}
		return new DeskSummary(waiting, summary.tasks(), summary.failedMails());
	}

	/** How much waits. */
	record DeskSummary(Map<String, Integer> waiting, int total, int failedMails) {
	}

	/** Something that waits. */
	record DeskEntry(UUID item, @Schema(description = "removal, extension, review, decision") String kind,
			String resolution, String resolutionTitle, String number, String recommendation, String title,
			LocalDate since, LocalDate dueOn, int workingDays) {

		static DeskEntry of(Desk.Entry entry) {
			return new DeskEntry(entry.deadline(), entry.kind().code(), entry.recommendation().resolution().value(),
					entry.resolution(), entry.recommendation().number(), entry.recommendationTitle(), entry.action(),
					entry.since(), entry.dueOn(), entry.workingDays());
		}

	}

}
