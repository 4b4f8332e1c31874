package resolute.execution.process.platform;

import java.util.List;

import resolute.outcome.Submissions;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/** The options of the platform that the initiative group described last. */
@Component
class PlatformOptions {

	private final Submissions submissions;

	PlatformOptions(Submissions submissions) {
		this.submissions = submissions;
	}

	int count(RecommendationKey recommendation) {
		return this.submissions.latest(recommendation, null, List.of(InnovationPlatform.DESCRIBE_OPTIONS))
			.map((options) -> (List<?>) options.getOrDefault(InnovationPlatform.OPTIONS, List.of()))
			.orElseThrow()
			.size();
	}

}
