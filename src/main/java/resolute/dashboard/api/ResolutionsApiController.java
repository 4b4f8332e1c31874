package resolute.dashboard.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.Overview;
import resolute.dashboard.OverviewFilter;
import resolute.dashboard.OverviewQuery;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.Items;
import resolute.dashboard.resolution.ResolutionOrder;
import resolute.dashboard.resolution.ResolutionRow;
import resolute.dashboard.resolution.ResolutionsQuery;
import resolute.dashboard.timeline.Forecast;
import resolute.dashboard.timeline.Timeline;
import resolute.dashboard.timeline.TimelineQuery;
import resolute.shared.ResolutionId;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Resolutions: all, one at a glance, and on the scale of time. */
@RestController
@RequestMapping(path = "/api/v1/resolutions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "resolutions")
class ResolutionsApiController {

	private final ResolutionsQuery resolutions;

	private final OverviewQuery overviews;

	private final Items items;

	private final TimelineQuery timelines;

	ResolutionsApiController(ResolutionsQuery resolutions, OverviewQuery overviews, Items items,
			TimelineQuery timelines) {
		this.resolutions = resolutions;
		this.overviews = overviews;
		this.items = items;
		this.timelines = timelines;
	}

	@GetMapping
	@Operation(summary = "All resolutions, and how far each is")
	Listing<ResolutionSummary> list(@RequestParam(defaultValue = "-adopted") String sort,
			@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = Paging.SIZE) int size,
			HttpServletResponse response) {
		Paging paging = new Paging(page, size);
		ResolutionOrder order = ResolutionOrder.ofCode(sort)
			.orElseThrow(() -> new BadParameterException("sort", "parameter"));
		return paging.of(this.resolutions.list(order, paging.offset(), paging.size())
			.stream()
			.map(ResolutionSummary::of)
			.toList(), this.resolutions.count(), response);
	}

	@GetMapping("/{resolution}")
	@Operation(summary = "A resolution at a glance: its figures, and its recommendations by the filter of the overview")
	ResolutionOverview overview(@PathVariable String resolution,
			@RequestParam(required = false) @Nullable String addressee,
			@RequestParam(required = false) @Nullable List<String> state,
			@RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable String to) {
		ResolutionId id = Arguments.resolution(resolution);
		OverviewFilter filter = OverviewFilter.of(addressee, state, from, to);
		Overview overview = this.overviews.read(Optional.of(id)).orElseThrow();
		return new ResolutionOverview(overview.id(), overview.title(), overview.adoptedOn(), overview.launched(),
				overview.today(), Figures.of(overview),
				DisciplineFigures.of(this.items.discipline(ItemFilter.ALL.withResolution(id))),
				overview.matching(filter)
					.stream()
					.flatMap((group) -> group.rows()
						.stream()
						.map((row) -> RecommendationSummary.of(group.addressee(), row)))
					.toList());
	}

	@GetMapping("/{resolution}/timeline")
	@Operation(summary = "A resolution on the scale of time, and what moves if a recommendation is late")
	TimelineAnswer timeline(@PathVariable String resolution, @RequestParam(required = false) @Nullable String late,
			@RequestParam(defaultValue = "0") int by) {
		Timeline timeline = this.timelines.read(Arguments.resolution(resolution)).orElseThrow();
		if (by < 0 || by > TimelineQuery.MOST) {
			throw new BadParameterException("by", "parameter.by", TimelineQuery.MOST);
		}
		if (late != null && timeline.open().stream().noneMatch((row) -> row.number().equals(late))) {
			throw new BadParameterException("late", "parameter.late");
		}
		List<Forecast.Move> moves = (late != null && by > 0)
				? this.timelines.ifLate(timeline, new Forecast.Delay(late, by)) : List.of();
		return new TimelineAnswer(timeline.id(), timeline.title(), timeline.launchedOn(), timeline.today(),
				timeline.rows().stream().map(TimelineRow::of).toList(), moves.stream().map(TimelineMove::of).toList());
	}

	/** A resolution in the list. */
	record ResolutionSummary(String id, String title, LocalDate adoptedOn, String venue,
			@Schema(description = "Whether its execution has begun") boolean launched, int recommendations,
			@Schema(description = "How many recommendations are carried out") int carriedOut,
			@Schema(description = "How many recommendations have ended, carried out or not") int ended,
			@Schema(description = "How many items are open, overdue ones too") int open,
			@Schema(description = "How many items are overdue") int overdue, DisciplineFigures discipline) {

		static ResolutionSummary of(ResolutionRow row) {
			return new ResolutionSummary(row.id().value(), row.title(), row.adoptedOn(), row.venue(), row.launched(),
					row.recommendations(), row.carriedOut(), row.settled(),
					row.discipline().open() + row.discipline().overdue(), row.discipline().overdue(),
					DisciplineFigures.of(row.discipline()));
		}

	}

	/** A resolution at a glance. */
	record ResolutionOverview(String id, String title, LocalDate adoptedOn, boolean launched,
			@Schema(description = "The day it is seen on") LocalDate today, Figures figures,
			DisciplineFigures discipline, List<RecommendationSummary> recommendations) {
	}

	/** How many recommendations there are, whatever the filter. */
	record Figures(long total, long done, long closed, long inWork, long dueSoon, long overdue, long onRemoval,
			long waiting) {

		static Figures of(Overview overview) {
			return new Figures(overview.total(), overview.done(), overview.closed(), overview.inWork(),
					overview.dueSoon(), overview.overdue(), overview.onRemoval(), overview.waiting());
		}

	}

	/** A resolution on the scale of time. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record TimelineAnswer(String id, String title, Optional<LocalDate> launchedOn, LocalDate today,
			List<TimelineRow> recommendations,
			@Schema(description = "What ends on another day if it is late") List<TimelineMove> moves) {
	}

	/** A recommendation on the scale of time. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record TimelineRow(String number, String title, String addressee,
			@Schema(description = "waiting, in-work, overdue, done, closed") String phase, Optional<String> outcome,
			List<String> waitsFor, Optional<LocalDate> startedOn, Optional<LocalDate> settledOn, LocalDate plannedStart,
			Optional<LocalDate> plannedEnd, LocalDate expectedStart, Optional<LocalDate> expectedEnd,
			@Schema(description = "Whether expectedEnd is the begin of recurring work") boolean recurring,
			boolean preliminary, Optional<LocalDate> nextDue, Optional<LocalDate> lateSince,
			@Schema(description = "From the planned to the expected end",
					types = "integer") Optional<Integer> workingDays) {

		static TimelineRow of(Timeline.Row row) {
			return new TimelineRow(row.number(), row.title(), row.addressee().code(), row.phase().code(), row.outcome(),
					row.waitsFor(), row.startedOn(), row.settledOn(), row.plannedStart(), row.plannedEnd(),
					row.expected().start(), row.expected().end(), row.expected().isRecurring(),
					row.expected().preliminary(), row.nextDue(), row.lateSince(), row.workingDays());
		}

	}

	/** An end that moves. */
	record TimelineMove(String number, LocalDate from, LocalDate to, int workingDays, boolean recurring,
			boolean preliminary) {

		static TimelineMove of(Forecast.Move move) {
			return new TimelineMove(move.number(), move.from(), move.to(), move.workingDays(), move.recurring(),
					move.preliminary());
		}

	}

}
