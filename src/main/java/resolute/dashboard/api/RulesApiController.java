package resolute.dashboard.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import resolute.deadline.ControlRules;
import resolute.deadline.ControlSettings;
import resolute.deadline.Recipient;
import resolute.shared.ResolutionId;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules of control. */
@RestController
@Tag(name = "control")
class RulesApiController {

	private final ControlRules rules;

	RulesApiController(ControlRules rules) {
		this.rules = rules;
	}

	@GetMapping(path = "/api/v1/control/rules", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(
			summary = "All rules that were ever in force, the latest first; the latest of a resolution count for it, "
					+ "else the latest general ones")
	Listing<RulesVersion> rules(@RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = Paging.SIZE) int size, HttpServletResponse response) {
		return new Paging(page, size).cut(this.rules.history().stream().map(RulesVersion::of).toList(), response);
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
