package resolute.execution.process.initiativegroup;

import java.util.List;

import resolute.execution.form.FormHandler;
import resolute.execution.form.Submission;
import resolute.execution.form.Violations;

import org.springframework.stereotype.Component;

/** Enough of the members come from companies, and each has consented in writing. */
@Component
class ConsentsHandler implements FormHandler {

	private final GroupMembership membership;

	ConsentsHandler(GroupMembership membership) {
		this.membership = membership;
	}

	@Override
	public String form() {
		return InitiativeGroup.CONSENTS_FORM;
	}

	@Override
	public void check(Submission submission, Violations violations) {
		List<String> members = submission.choices(InitiativeGroup.MEMBERS);
		long fromCompanies = this.membership.fromCompanies(members);
		if (fromCompanies < GroupMembership.LEAST_FROM_COMPANIES) {
			violations.reject(submission.field(InitiativeGroup.MEMBERS), "group.too-few-companies",
					GroupMembership.LEAST_FROM_COMPANIES, fromCompanies);
		}
		int consents = submission.evidence(InitiativeGroup.CONSENTS).size();
		if (consents < members.size()) {
			violations.reject(submission.field(InitiativeGroup.CONSENTS), "group.consent-missing", members.size(),
					consents);
		}
	}

}
