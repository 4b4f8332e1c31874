package resolute.dashboard.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.Choices;
import resolute.dashboard.Days;
import resolute.dashboard.table.Paper;
import resolute.dashboard.table.PaperFormat;
import resolute.dashboard.table.Papers;
import resolute.dashboard.table.Table;
import resolute.dashboard.table.Value;
import resolute.dashboard.table.Wording;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The registers, on screen and to be saved. */
@Controller
class RegistersController {

	private final Registers registers;

	private final Choices choices;

	private final Papers papers;

	private final MessageSource messages;

	private final Clock clock;

	RegistersController(Registers registers, Choices choices, Papers papers, MessageSource messages, Clock clock) {
		this.registers = registers;
		this.choices = choices;
		this.papers = papers;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping("/registers")
	String registers(Model model) {
		Map<Register, Map<String, Integer>> counts = this.registers.counts();
		List<Summary> summaries = new ArrayList<>();
		for (Register register : Register.values()) {
			Map<String, Integer> found = counts.getOrDefault(register, Map.of());
			summaries.add(new Summary(register.code(), found.values().stream().mapToInt(Integer::intValue).sum(),
					register.statuses()
						.stream()
						.filter(found::containsKey)
						.map((status) -> new Share(status, found.getOrDefault(status, 0)))
						.toList()));
		}
		model.addAttribute("registers", summaries);
		return "registers";
	}

	@GetMapping("/registers/{register}")
	String register(@PathVariable("register") String code, @ModelAttribute("request") RegisterRequest request,
			Model model, Locale locale) {
		Register register = register(code);
		RegisterFilter filter = request.filter(register);
		Optional<String> sort = request.order(register);
		String order = sort.orElse(register.order());
		int page = request.pageNumber();
		Words words = new Words(this.messages, locale);
		int count = this.registers.count(register, filter);
		model.addAttribute("code", register.code());
		model.addAttribute("columns", Registers.columns(register, filter, words));
		model.addAttribute("sorts", register.columns().stream().map((column) -> sort(column, filter, order)).toList());
		model.addAttribute("rows", this.registers.list(register, filter, order, words,
				(page - 1) * RegisterRequest.PAGE, RegisterRequest.PAGE));
		model.addAttribute("count", count);
		model.addAttribute("page", page);
		model.addAttribute("pages", Math.max(1, (count - 1) / RegisterRequest.PAGE + 1));
		model.addAttribute("previous", filter.query(sort, page - 1));
		model.addAttribute("next", filter.query(sort, page + 1));
		model.addAttribute("query", filter.query(sort, 1));
		model.addAttribute("filter", filter);
		model.addAttribute("statuses", register.statuses());
		model.addAttribute("resolutions", this.choices.resolutions(filter.resolution()));
		model.addAttribute("organisations", this.choices.organisations());
		model.addAttribute("wording", Wording.onScreen(LocalDate.now(this.clock), locale));
		return "register";
	}

	@GetMapping("/registers/{register}.xlsx")
	void workbook(@PathVariable("register") String code, @ModelAttribute RegisterRequest request, Locale locale,
			HttpServletResponse response) {
		send(register(code), request, PaperFormat.XLSX, locale, response);
	}

	@GetMapping("/registers/{register}.docx")
	void document(@PathVariable("register") String code, @ModelAttribute RegisterRequest request, Locale locale,
			HttpServletResponse response) {
		send(register(code), request, PaperFormat.DOCX, locale, response);
	}

	private void send(Register register, RegisterRequest request, PaperFormat format, Locale locale,
			HttpServletResponse response) {
		RegisterFilter filter = request.filter(register);
		String order = request.order(register).orElse(register.order());
		Words words = new Words(this.messages, locale);
		String title = words.text("registers." + register.code());
		this.papers.send(
				new Paper(title, facts(register, filter, words, locale),
						List.of(new Table(title, Registers.columns(register, filter, words),
								(reader) -> this.registers.forEach(register, filter, order, words, reader))),
						locale),
				format, response);
	}

	private List<String> facts(Register register, RegisterFilter filter, Words words, Locale locale) {
		List<String> facts = new ArrayList<>();
		filter.resolution()
			.ifPresent((id) -> named(this.choices.resolutions(filter.resolution()), id.value())
				.ifPresent((title) -> facts.add(words.text("registers.fact.resolution", title))));
		filter.text().ifPresent((text) -> facts.add(words.text("registers.fact.text", text)));
		filter.status()
			.ifPresent((status) -> facts.add(words.text("registers.fact.state", words.code(register.code(), status))));
		filter.organisation()
			.ifPresent((id) -> named(this.choices.organisations(), id.value())
				.ifPresent((name) -> facts.add(words.text("registers.fact.organisation", name))));
		filter.from().ifPresent((day) -> facts.add(words.text("registers.fact.from", words.write(Value.of(day)))));
		filter.to().ifPresent((day) -> facts.add(words.text("registers.fact.to", words.write(Value.of(day)))));
		LocalDate today = LocalDate.now(this.clock);
		facts.add(words.text("reports.fact.made", new Days(today, locale).full(today)));
		return facts;
	}

	private static Optional<String> named(List<Choices.Choice> choices, String id) {
		return choices.stream().filter((choice) -> choice.id().equals(id)).map(Choices.Choice::name).findFirst();
	}

	private static Register register(String code) {
		return Register.ofCode(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static Sort sort(RegisterColumn column, RegisterFilter filter, String order) {
		if (!column.sortable()) {
			return new Sort(null, null);
		}
		boolean up = order.equals(column.code());
		boolean down = order.equals("-" + column.code());
		return new Sort(filter.query(Optional.of(up ? "-" + column.code() : column.code()), 1),
				up ? "ascending" : down ? "descending" : null);
	}

	/**
	 * A register in the list of all.
	 *
	 * @param code which one
	 * @param rows how many rows it has
	 * @param shares how many of them are in each state
	 */
	record Summary(String code, int rows, List<Share> shares) {

	}

	/**
	 * How many rows are in a state.
	 *
	 * @param status the code of the state
	 * @param rows how many
	 */
	record Share(String status, int rows) {

	}

	/**
	 * How the heading of a column sorts.
	 *
	 * @param query what puts the rows in its order; nothing if it cannot
	 * @param current whether they are, as ARIA says it
	 */
	record Sort(@Nullable String query, @Nullable String current) {

	}

}
