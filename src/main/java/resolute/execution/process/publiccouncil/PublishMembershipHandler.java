package resolute.execution.process.publiccouncil;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** Holds the published membership against the list of candidates. */
@Component
class PublishMembershipHandler implements FormHandler {

	private final CandidateLists lists;

	private final PublicCouncilProperties rules;

	PublishMembershipHandler(CandidateLists lists, PublicCouncilProperties rules) {
		this.lists = lists;
		this.rules = rules;
	}

	@Override
	public String form() {
		return PublicCouncil.MEMBERSHIP_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		CandidateLists.refuseOfficialsAndRepeated(submission, PublicCouncil.MEMBERS, violations);
		List<Map<String, Object>> members = submission.rows(PublicCouncil.MEMBERS);
		if (!this.lists.isEnough(members)) {
			violations.reject(submission.field(PublicCouncil.MEMBERS), "public-council.too-few-members",
					this.rules.leastMembers(), members.size());
		}
		Set<String> candidates = this.lists.names(submission.recommendation());
		String strangers = members.stream()
			.map((member) -> String.valueOf(member.get(PublicCouncil.NAME)))
			.filter((name) -> !candidates.contains(name))
			.collect(Collectors.joining(", "));
		if (!strangers.isEmpty()) {
			violations.reject(submission.field(PublicCouncil.MEMBERS), "public-council.no-candidate", strangers);
		}
	}

}
