package resolute.dashboard.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Choices;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemOrder;
import resolute.dashboard.item.ItemRequest;
import resolute.dashboard.item.ItemState;
import resolute.dashboard.item.Items;
import resolute.dashboard.table.Column;
import resolute.dashboard.table.Paper;
import resolute.dashboard.table.PaperFormat;
import resolute.dashboard.table.Papers;
import resolute.dashboard.table.Row;
import resolute.dashboard.table.Wording;
import resolute.participant.OrganisationKind;
import resolute.shared.ResolutionId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;

/**
 * The reports, on screen and to be saved. Without a resolution the latest one is meant.
 */
@Controller
class ReportsController {

	/** More is printed from a file. */
	private static final int ROWS_ON_SCREEN = 500;

	private static final List<OrganisationKind> ADDRESSEES = List.of(OrganisationKind.DISTRICT,
			OrganisationKind.SETTLEMENT, OrganisationKind.COMPANY, OrganisationKind.INITIATIVE_GROUP,
			OrganisationKind.COUNCIL);

	private final ControlSheet controlSheet;

	private final DisciplineReport discipline;

	private final Heading heading;

	private final Items items;

	private final Choices choices;

	private final Papers papers;

	private final Clock clock;

	ReportsController(ControlSheet controlSheet, DisciplineReport discipline, Heading heading, Items items,
			Choices choices, Papers papers, Clock clock) {
		this.controlSheet = controlSheet;
		this.discipline = discipline;
		this.heading = heading;
		this.items = items;
		this.choices = choices;
		this.papers = papers;
		this.clock = clock;
	}

	@GetMapping("/reports")
	String reports() {
		return "reports";
	}

	@GetMapping("/reports/control-sheet")
	String controlSheet(@ModelAttribute("request") ItemRequest request, Model model, Locale locale) {
		ItemFilter filter = chosen(request, model, locale);
		if (filter.resolution().isPresent()) {
			ItemOrder order = order(request);
			int page = request.pageNumber();
			int count = this.items.count(filter);
			model.addAttribute("order", order);
			model.addAttribute("columns", this.controlSheet.columns(locale));
			model.addAttribute("rows",
					this.controlSheet.rows(filter, order, locale, (page - 1) * ROWS_ON_SCREEN, ROWS_ON_SCREEN));
			model.addAttribute("count", Math.min(count, Items.MOST_COUNTED));
			model.addAttribute("more", count > Items.MOST_COUNTED);
			model.addAttribute("page", page);
			model.addAttribute("pages", Math.max(1, (Math.min(count, Items.MOST_COUNTED) - 1) / ROWS_ON_SCREEN + 1));
			model.addAttribute("states", ItemState.values());
		}
		return "report-control-sheet";
	}

	@GetMapping("/reports/control-sheet.xlsx")
	void controlSheetWorkbook(@ModelAttribute ItemRequest request, Locale locale, HttpServletResponse response) {
		this.papers.send(controlSheet(request, locale), PaperFormat.XLSX, response);
	}

	@GetMapping("/reports/control-sheet.docx")
	void controlSheetDocument(@ModelAttribute ItemRequest request, Locale locale, HttpServletResponse response) {
		this.papers.send(controlSheet(request, locale), PaperFormat.DOCX, response);
	}

	@GetMapping("/reports/discipline")
	String discipline(@ModelAttribute("request") ItemRequest request, Model model, Locale locale) {
		ItemFilter filter = chosen(request, model, locale);
		filter.resolution().ifPresent((resolution) -> {
			Paper paper = this.discipline.paper(resolution, filter.withoutStates(), locale);
			model.addAttribute("tables", paper.tables().stream().map((table) -> {
				List<Row> rows = new ArrayList<>();
				table.rows().forEach(rows::add);
				return new Shown(table.title(), table.columns(), rows);
			}).toList());
		});
		return "report-discipline";
	}

	@GetMapping("/reports/discipline.xlsx")
	void disciplineWorkbook(@ModelAttribute ItemRequest request, Locale locale, HttpServletResponse response) {
		this.papers.send(discipline(request, locale), PaperFormat.XLSX, response);
	}

	@GetMapping("/reports/discipline.docx")
	void disciplineDocument(@ModelAttribute ItemRequest request, Locale locale, HttpServletResponse response) {
		this.papers.send(discipline(request, locale), PaperFormat.DOCX, response);
	}

	private Paper controlSheet(ItemRequest request, Locale locale) {
		return this.controlSheet.paper(required(request), order(request), locale);
	}

	private Paper discipline(ItemRequest request, Locale locale) {
		ItemFilter filter = required(request);
		return this.discipline.paper(filter.resolution().orElseThrow(), filter.withoutStates(), locale);
	}

	private ItemFilter chosen(ItemRequest request, Model model, Locale locale) {
		ItemFilter wanted = request.filter();
		List<Choices.Choice> resolutions = this.choices.resolutions(wanted.resolution());
		ItemFilter filter = withResolution(wanted, resolutions);
		LocalDate today = LocalDate.now(this.clock);
		model.addAttribute("filter", filter);
		model.addAttribute("query", filter.query());
		model.addAttribute("resolutions", resolutions);
		model.addAttribute("organisations", this.choices.organisations());
		model.addAttribute("addressees", ADDRESSEES);
		model.addAttribute("wording", Wording.onScreen(today, locale));
		model.addAttribute("facts", this.heading.facts(filter, locale));
		return filter;
	}

	private ItemFilter required(ItemRequest request) {
		ItemFilter filter = request.filter();
		ItemFilter complete = withResolution(filter, this.choices.resolutions(filter.resolution()));
		if (complete.resolution().isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return complete;
	}

	/** An unknown resolution is not found, rather than reported on as if it were idle. */
	private static ItemFilter withResolution(ItemFilter filter, List<Choices.Choice> resolutions) {
		if (filter.resolution().isEmpty()) {
			return resolutions.stream()
				.findFirst()
				.map((latest) -> filter.withResolution(new ResolutionId(latest.id())))
				.orElse(filter);
		}
		String id = filter.resolution().get().value();
		if (resolutions.stream().noneMatch((known) -> known.id().equals(id))) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return filter;
	}

	private static ItemOrder order(ItemRequest request) {
		return Optional.ofNullable(request.sort())
			.filter((sort) -> !sort.isBlank())
			.map((sort) -> request.order())
			.orElse(ItemOrder.NUMBER);
	}

	/**
	 * A table whose rows are all at hand.
	 *
	 * @param title its heading
	 * @param columns its columns
	 * @param rows its rows
	 */
	record Shown(String title, List<Column> columns, List<Row> rows) {

	}

}
