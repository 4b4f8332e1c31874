package resolute.dashboard.api;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.dashboard.control.RulesForm;
import resolute.deadline.ControlRules;
import resolute.deadline.ControlSettings;
import resolute.deadline.Recipient;
import resolute.resolution.Resolutions;
import resolute.shared.ResolutionId;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The rules of control. */
@RestController
@RequestMapping(path = "/api/v1/control/rules", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "control")
class RulesApiController {

	private final ControlRules rules;

	private final Resolutions resolutions;

	private final Writes writes;

	private final FieldProblems problems;

	RulesApiController(ControlRules rules, Resolutions resolutions, Writes writes, FieldProblems problems) {
		this.rules = rules;
		this.resolutions = resolutions;
		this.writes = writes;
		this.problems = problems;
	}

	@GetMapping
	@Operation(
			summary = "All rules that were ever in force, the latest first; the latest of a resolution count for it, "
					+ "else the latest general ones")
	Listing<RulesVersion> rules(@RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = Paging.SIZE) int size, HttpServletResponse response) {
		return new Paging(page, size).cut(this.rules.history().stream().map(RulesVersion::of).toList(), response);
	}

	@GetMapping("/in-force")
	@Operation(summary = "The rules in force for a resolution, or the general ones; their ETag is what a change needs")
	RulesInForce inForce(@RequestParam(required = false) @Nullable String resolution, HttpServletResponse response) {
		return Versionable.tagged(latest(known(resolution)), response);
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(
			summary = "Puts other rules in force, for a resolution or in general: all of them, not only what changes")
	@Versioned(keyed = false)
	RulesInForce change(@RequestParam(required = false) @Nullable String resolution, @RequestBody RulesWanted body,
			HttpServletRequest request, HttpServletResponse response) {
		Optional<ResolutionId> id = known(resolution);
		RulesForm form = body.form();
		this.writes.toOther(() -> {
			this.rules.hold();
			return latest(id);
		}, request, (current) -> {
			Errors errors = FieldProblems.none();
			ControlSettings settings = form.settings(errors)
				.orElseThrow(() -> this.problems.of(errors, RulesWanted::field));
			this.rules.change(id, settings, Arguments.user(request));
		});
		return Versionable.tagged(latest(id), response);
	}

	private RulesInForce latest(Optional<ResolutionId> resolution) {
		return RulesInForce.of(ControlRules.latest(this.rules.history(), resolution));
	}

	private Optional<ResolutionId> known(@Nullable String resolution) {
		return Optional.ofNullable(resolution)
			.map((text) -> this.resolutions.find(Arguments.resolution(text)).orElseThrow().id());
	}

	/** Rules in force. */
	record RulesInForce(String version,
			@Schema(description = "Without a resolution if it follows the general ones") RulesVersion rules)
			implements
				Versionable {

		static RulesInForce of(ControlRules.Version version) {
			return new RulesInForce(Versionable.of(version), RulesVersion.of(version));
		}

	}

	/** Rules that are wanted. */
	record RulesWanted(@Schema(
			description = "Working days before a due date, 5 at most") @Nullable List<@Nullable Integer> reminderDays,
			@Schema(description = "Three, each later than the one before") @Nullable List<@Nullable LevelWanted> levels,
			@Schema(description = "Calendar days before a due date") @Nullable Integer askBefore,
			@Nullable Integer headDecidesFrom) {

		/** As the page would have it. */
		RulesForm form() {
			if (this.levels == null || this.levels.size() != ControlSettings.LEVELS) {
				throw new BadParameterException("levels", "parameter.levels", ControlSettings.LEVELS);
			}
			return new RulesForm(
					Objects.requireNonNullElse(this.reminderDays, List.<@Nullable Integer>of())
						.stream()
						.map(String::valueOf)
						.collect(Collectors.joining(", ")),
					after(0), recipients(0), after(1), recipients(1), after(2), recipients(2),
					String.valueOf(this.askBefore), String.valueOf(this.headDecidesFrom));
		}

		private LevelWanted level(int index) {
			@Nullable LevelWanted level = Objects.requireNonNull(this.levels).get(index);
			return (level != null) ? level : new LevelWanted(null, null);
		}

		private String after(int index) {
			return String.valueOf(level(index).after());
		}

		private Set<String> recipients(int index) {
			Set<String> codes = new HashSet<>();
			Objects.requireNonNullElse(level(index).recipients(), List.<@Nullable String>of())
				.forEach((code) -> codes.add(Arguments.text("levels[" + index + "].recipients", code)));
			return codes;
		}

		/** How a field of the page is called here: levels are counted from 0. */
		static String field(String name) {
			Matcher level = Pattern.compile("(after|recipients)([1-3])").matcher(name);
			return level.matches() ? "levels[" + (Integer.parseInt(level.group(2)) - 1) + "]." + level.group(1) : name;
		}

	}

	/** A level that is wanted. */
	record LevelWanted(@Schema(description = "Working days after the due date") @Nullable Integer after,
			@Schema(description = "Codes of who is told") @Nullable List<@Nullable String> recipients) {
	}

	/** Rules that were put in force. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record RulesVersion(@Schema(description = "Absent for the general ones") Optional<String> resolution,
			Instant changedAt, @Schema(description = "The account of who changed them") String changedBy,
			@Schema(description = "Working days before a due date") List<Integer> reminderDays, List<RulesLevel> levels,
			@Schema(description = "Calendar days before a due date; who asks later is late") int askBefore,
			@Schema(description = "From the how manieth request on the head of the district decides") int headDecidesFrom) {

		static RulesVersion of(ControlRules.Version version) {
			return new RulesVersion(version.resolution().map(ResolutionId::value), version.changedAt(),
					version.changedBy(), version.settings().reminderDays(),
					version.settings().levels().stream().map(RulesLevel::of).toList(), version.settings().askBefore(),
					version.settings().headDecidesFrom());
		}

	}

	/** A level of escalation. */
	record RulesLevel(@Schema(description = "Working days after the due date") int after,
			@Schema(description = "Who is told") List<String> recipients) {

		static RulesLevel of(ControlSettings.Level level) {
			return new RulesLevel(level.after(), level.recipients().stream().sorted().map(Recipient::code).toList());
		}

	}

}
