package resolute.dashboard.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.register.Register;
import resolute.dashboard.register.RegisterColumn;
import resolute.dashboard.register.RegisterFilter;
import resolute.dashboard.register.RegisterRequest;
import resolute.dashboard.register.Registers;
import resolute.dashboard.register.Words;
import resolute.dashboard.table.Row;
import resolute.dashboard.table.Value;

import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The registers that grow as recommendations are carried out. */
@RestController
@RequestMapping(path = "/api/v1/registers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "registers")
class RegistersApiController {

	private final Registers registers;

	private final MessageSource messages;

	RegistersApiController(Registers registers, MessageSource messages) {
		this.registers = registers;
		this.messages = messages;
	}

	@GetMapping
	@Operation(summary = "The registers, how many rows they have by state, and their columns")
	List<RegisterSummary> all() {
		Map<Register, Map<String, Integer>> counts = this.registers.counts();
		return Arrays.stream(Register.values())
			.map((register) -> new RegisterSummary(register.code(), counts.getOrDefault(register, Map.of()),
					register.statuses(), register.columns().stream().map(RegisterColumn::code).toList()))
			.toList();
	}

	@GetMapping("/{register}")
	@Operation(summary = "Rows of a register: a value for each column that has one, by its code")
	Listing<Map<String, Object>> rows(@PathVariable("register") String code,
			@RequestParam(required = false) @Nullable String resolution,
			@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String status,
			@RequestParam(required = false) @Nullable String organisation,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			@RequestParam(required = false) @Nullable String sort, @RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = Paging.SIZE) int size, Locale locale, HttpServletResponse response) {
		Register register = Register.ofCode(code).orElseThrow();
		Paging paging = new Paging(page, size);
		RegisterRequest request = new RegisterRequest(resolution, q, status, organisation, from, to, sort, null);
		RegisterFilter filter = request.filter(register);
		String order = request.order(register).orElse(register.order());
		Words words = Words.untranslated(this.messages, locale);
		return paging.of(this.registers.list(register, filter, order, words, paging.offset(), paging.size())
			.stream()
			.map((row) -> values(register, row))
			.toList(), this.registers.count(register, filter), response);
	}

	private static Map<String, Object> values(Register register, Row row) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (int index = 0; index < row.cells().size(); index++) {
			// Without a filter by resolution the last cell tells which one it is.
			String column = (index < register.columns().size()) ? register.columns().get(index).code() : "resolution";
			value(row.cells().get(index).value()).ifPresent((value) -> values.put(column, value));
		}
		return values;
	}

	private static Optional<Object> value(Value value) {
		if (value.isEmpty()) {
			return Optional.empty();
		}
		if (value instanceof Value.Text text) {
			return Optional.of(text.text());
		}
		if (value instanceof Value.State state) {
			return Optional.of(state.code());
		}
		if (value instanceof Value.Lines lines) {
			return Optional.of(lines.lines());
		}
		if (value instanceof Value.Day day) {
			return Optional.of(day.day());
		}
		if (value instanceof Value.Whole whole) {
			return Optional.of(whole.number());
		}
		if (value instanceof Value.Decimal decimal) {
			return Optional.of(decimal.number());
		}
		if (value instanceof Value.Percent percent) {
			return Optional.of(percent.percent());
		}
		throw new IllegalArgumentException("Not a value: " + value);
	}

	/** A register. */
	record RegisterSummary(String code,
			@Schema(description = "How many rows are in each state that has any") Map<String, Integer> rows,
			List<String> statuses, List<String> columns) {
	}

}
