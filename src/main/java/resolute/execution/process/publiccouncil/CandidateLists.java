package resolute.execution.process.publiccouncil;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.outcome.Submissions;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/** What the calls for candidates brought, from the lists handed in. */
@Component
class CandidateLists {

	/** So many failed calls are enough: nobody has to be asked for ever. */
	static final int FAILED_CALLS_ENOUGH = 2;

	private final Submissions submissions;

	private final PublicCouncilProperties rules;

	CandidateLists(Submissions submissions, PublicCouncilProperties rules) {
		this.submissions = submissions;
		this.rules = rules;
	}

	boolean isEnough(Collection<?> candidates) {
		return candidates.size() >= this.rules.leastMembers();
	}

	/** How many calls brought too few candidates. */
	long failedCalls(RecommendationKey recommendation) {
		return lists(recommendation).stream().filter((list) -> !isEnough(list)).count();
	}

	/** Names in the list of the last call. */
	Set<String> names(RecommendationKey recommendation) {
		return lists(recommendation).stream()
			.limit(1)
			.flatMap(List::stream)
			.map((candidate) -> String.valueOf(candidate.get(PublicCouncil.NAME)))
			.collect(Collectors.toSet());
	}

	@SuppressWarnings("unchecked")
	private List<List<Map<String, Object>>> lists(RecommendationKey recommendation) {
		return this.submissions.contents(recommendation, null, List.of(PublicCouncil.LIST_CANDIDATES))
			.stream()
			.map((content) -> (List<Map<String, Object>>) content.getOrDefault(PublicCouncil.CANDIDATES, List.of()))
			.toList();
	}

	/** Officials cannot supervise themselves, and nobody is named twice. */
	static void refuseOfficialsAndRepeated(Submission submission, String field, Violations violations) {
		List<Map<String, Object>> rows = submission.rows(field);
		String officials = rows.stream()
			.filter((row) -> Boolean.TRUE.equals(row.get(PublicCouncil.IS_OFFICIAL)))
			.map((row) -> String.valueOf(row.get(PublicCouncil.NAME)))
			.collect(Collectors.joining(", "));
		if (!officials.isEmpty()) {
			violations.reject(submission.field(field), "public-council.official", officials);
		}
		if (rows.stream().map((row) -> row.get(PublicCouncil.NAME)).distinct().count() < rows.size()) {
			violations.reject(submission.field(field), "public-council.twice");
		}
	}

}
