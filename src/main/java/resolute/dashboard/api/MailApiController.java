package resolute.dashboard.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import resolute.execution.AlreadySettledException;
import resolute.notification.MailLog;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All mail there is and was. */
@RestController
@RequestMapping(path = "/api/v1/mail", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "mail")
class MailApiController {

	private final MailLog log;

	private final Writes writes;

	private final FieldProblems problems;

	MailApiController(MailLog log, Writes writes, FieldProblems problems) {
		this.log = log;
		this.writes = writes;
		this.problems = problems;
	}

	@GetMapping
	@Operation(summary = "Mail, the newest first")
	Listing<MailEntry> list(@RequestParam(required = false) @Nullable String state,
			@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = Paging.SIZE) int size,
			HttpServletResponse response) {
		if (state != null && !MailLog.STATES.contains(state)) {
			throw new BadParameterException("state", "parameter");
		}
		Paging paging = new Paging(page, size);
		List<MailLog.Row> found = this.log.list(Optional.ofNullable(state), paging.offset(), paging.size() + 1);
		return paging.uncounted(found.stream().limit(paging.size()).map(MailEntry::of).toList(),
				found.size() > paging.size(), response);
	}

	@GetMapping("/{id}")
	@Operation(summary = "A mail; what is written in it is on its page, /mail/{id}")
	MailDetails one(@PathVariable UUID id, HttpServletResponse response) {
		return Versionable.tagged(details(id), response);
	}

	/** Of two at once, one finds it queued. */
	@PostMapping("/{id}/send-again")
	@Operation(summary = "Sends a mail once more, to the address its recipient has now")
	@Versioned(keyed = false)
	MailDetails sendAgain(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
		this.writes.toOther(() -> details(id), request, (current) -> {
			MailLog.Resending done = this.log.sendAgain(id);
			switch (done) {
				case QUEUED -> {
				}
				case NOT_NOW -> throw new AlreadySettledException(Optional.empty(), Optional.empty());
				case NO_SERVER, NO_ADDRESS, SUPPRESSED -> throw this.problems
					.of((done == MailLog.Resending.NO_SERVER) ? "" : "address", "mail.resending." + done);
			}
		});
		return Versionable.tagged(details(id), response);
	}

	private MailDetails details(UUID id) {
		return MailDetails.of(this.log.find(id).orElseThrow());
	}

	/** A mail in the list. */
	@JsonInclude(JsonInclude.Include.NON_ABSENT)
	record MailEntry(UUID id, String kind, @Schema(types = "integer") Optional<Integer> level, String name,
			Optional<String> address,
			@Schema(description = "The number of the recommendation, or of several, "
					+ "with commas") Optional<String> numbers,
			Optional<String> subject,
			@Schema(description = "failed, suppressed, undeliverable, held, queued, sending, sent, obsolete") String state,
			int attempts, Optional<Instant> nextAttemptAt,
			@Schema(description = "What the mail server said") Optional<String> lastError, Instant createdAt,
			Optional<Instant> sentAt) {

		static MailEntry of(MailLog.Row row) {
			return new MailEntry(row.id(), row.kind(), Optional.ofNullable(row.level()), row.name(),
					Optional.ofNullable(row.address()),
					Optional.ofNullable(row.number()).or(() -> Optional.ofNullable(row.numbers())),
					Optional.ofNullable(row.subject()), row.state(), row.attempts(),
					Optional.ofNullable(row.nextAttemptAt()), Optional.ofNullable(row.lastError()), row.createdAt(),
					Optional.ofNullable(row.sentAt()));
		}

	}

	/** A mail. */
	record MailDetails(String version, MailEntry mail,
			@Schema(description = "Whether it can be sent again, as far as its state goes") boolean repeatable)
			implements
				Versionable {

		static MailDetails of(MailLog.Row row) {
			MailEntry mail = MailEntry.of(row);
			return new MailDetails(Versionable.of(mail), mail, row.canBeRepeated());
		}

	}

}
