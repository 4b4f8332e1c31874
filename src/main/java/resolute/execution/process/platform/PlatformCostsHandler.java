package resolute.execution.process.platform;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** Options can be compared when each of them has its costs, once. */
@Component
class PlatformCostsHandler implements FormHandler {

	private final PlatformOptions options;

	PlatformCostsHandler(PlatformOptions options) {
		this.options = options;
	}

	@Override
	public String form() {
		return InnovationPlatform.COSTS_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		int count = this.options.count(submission.recommendation());
		Set<Integer> priced = new HashSet<>();
		submission.rows(InnovationPlatform.COSTS).forEach((row) -> {
			int option = Objects.requireNonNull((BigDecimal) row.get(InnovationPlatform.OPTION)).intValue();
			if (option > count) {
				violations.reject(submission.field(InnovationPlatform.COSTS), "platform.no-such-option", count);
			}
			else if (!priced.add(option)) {
				violations.reject(submission.field(InnovationPlatform.COSTS), "platform.option-twice", option);
			}
		});
		String missing = IntStream.rangeClosed(1, count)
			.filter((option) -> !priced.contains(option))
			.mapToObj(Integer::toString)
			.collect(Collectors.joining(", "));
		if (!missing.isEmpty()) {
			violations.reject(submission.field(InnovationPlatform.COSTS), "platform.option-without-costs", missing);
		}
	}

}
