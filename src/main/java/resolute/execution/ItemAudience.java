package resolute.execution;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import resolute.deadline.DeadlineView;
import resolute.execution.process.TaskCandidates;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose business an item under control is. */
@Service
@Transactional(readOnly = true)
public class ItemAudience {

	private final Participants participants;

	private final TaskCandidates candidates;

	ItemAudience(Participants participants, TaskCandidates candidates) {
		this.participants = participants;
		this.candidates = candidates;
	}

	/**
	 * Whether somebody has to do it or has done it: the one who has taken it or handed it
	 * in, members of the organisation it is given to, persons its task is offered to, and
	 * those who stand in for them.
	 */
	public boolean isPerformer(DeadlineView item, String userId) {
		return item.assignee().filter(userId::equals).isPresent()
				|| item.submittedBy().filter(userId::equals).isPresent()
				|| item.organisation()
					.filter((organisation) -> this.participants.worksFor(organisation, userId))
					.isPresent()
				|| item.isOpen() && this.candidates.include(userId, item.taskId());
	}

	/** The names of those whose business it is: of the organisation, else of people. */
	public List<String> names(DeadlineView item) {
		Optional<String> organisation = item.organisation()
			.flatMap(this.participants::find)
			.map(OrganisationView::name);
		if (organisation.isPresent()) {
			return List.of(organisation.get());
		}
		Set<String> accounts = new LinkedHashSet<>();
		item.assignee().ifPresent(accounts::add);
		item.submittedBy().ifPresent(accounts::add);
		accounts.addAll(this.candidates.people(item.taskId()));
		Map<String, String> names = this.participants.names(accounts);
		return accounts.stream().map((account) -> names.getOrDefault(account, account)).toList();
	}

}
