package resolute.dashboard.api;

import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.item.Discipline;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemRequest;
import resolute.dashboard.item.Items;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Execution discipline. */
@RestController
@RequestMapping(path = "/api/v1/discipline", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "discipline")
class DisciplineApiController {

	private final Items items;

	DisciplineApiController(Items items) {
		this.items = items;
	}

	@GetMapping
	@Operation(summary = "How the items of a filter were carried out, altogether and by what they are grouped by")
	DisciplineAnswer discipline(@RequestParam(required = false) @Nullable String resolution,
			@RequestParam(required = false) @Nullable String number,
			@RequestParam(required = false) @Nullable String addressee,
			@RequestParam(required = false) @Nullable String organisation,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			@RequestParam(defaultValue = "organisation") String by) {
		Arguments.text("number", number);
		ItemFilter filter = new ItemRequest(resolution, number, addressee, organisation, null, from, to, null, null,
				null)
			.filter();
		return new DisciplineAnswer(DisciplineFigures.of(this.items.discipline(filter)), switch (by) {
			case "organisation" -> groups(this.items.disciplineByOrganisation(filter));
			case "recommendation" -> groups(this.items.disciplineByRecommendation(filter));
			case "month" -> groups(this.items.disciplineByMonth(filter));
			case "quarter" -> groups(this.items.disciplineByQuarter(filter));
			default -> throw new BadParameterException("by", "parameter");
		});
	}

	private static List<DisciplineGroup> groups(Map<?, Discipline> found) {
		return found.entrySet()
			.stream()
			.map((entry) -> new DisciplineGroup(entry.getKey().toString(), DisciplineFigures.of(entry.getValue())))
			.toList();
	}

	/** Discipline altogether and by group. */
	record DisciplineAnswer(DisciplineFigures total, List<DisciplineGroup> groups) {
	}

	/** Discipline of a group. */
	record DisciplineGroup(
			@Schema(description = "The organisation's id, the recommendation's number, 2026-03 or 2026-Q1") String key,
			DisciplineFigures discipline) {
	}

}
