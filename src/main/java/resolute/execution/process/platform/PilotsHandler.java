package resolute.execution.process.platform;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.register.InitiativeRegister;

import org.springframework.stereotype.Component;

/** Pilots are initiatives that the register has, or none were found. */
@Component
class PilotsHandler implements FormHandler {

	private final InitiativeRegister initiatives;

	PilotsHandler(InitiativeRegister initiatives) {
		this.initiatives = initiatives;
	}

	@Override
	public String form() {
		return InnovationPlatform.PILOTS_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		Set<Integer> registered = this.initiatives.of(submission.recommendation().resolution())
			.stream()
			.flatMap((initiative) -> initiative.number().stream().boxed())
			.collect(Collectors.toSet());
		String unknown = submission.rows(InnovationPlatform.PILOTS)
			.stream()
			.map((row) -> Objects.requireNonNull((BigDecimal) row.get(InnovationPlatform.REGISTER_NUMBER)).intValue())
			.filter((number) -> !registered.contains(number))
			.map((number) -> Integer.toString(number))
			.collect(Collectors.joining(", "));
		if (!unknown.isEmpty()) {
			violations.reject(submission.field(InnovationPlatform.PILOTS), "platform.not-registered", unknown);
		}
	}

}
