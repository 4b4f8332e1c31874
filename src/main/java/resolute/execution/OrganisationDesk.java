package resolute.execution;

import java.time.LocalDate;

import resolute.execution.process.TaskHandovers;
import resolute.participant.Participants;
import resolute.participant.Substitutions;
import resolute.shared.OrganisationId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of organisations that have to do with their open tasks. Whether the current
 * user may do it has to be asked before.
 */
@Service
@Transactional
public class OrganisationDesk {

	private final Participants participants;

	private final Substitutions substitutions;

	private final TaskHandovers handovers;

	OrganisationDesk(Participants participants, Substitutions substitutions, TaskHandovers handovers) {
		this.participants = participants;
		this.substitutions = substitutions;
		this.handovers = handovers;
	}

	/**
	 * Merges an organisation into another: members, open tasks and items go over, and
	 * what its processes still ask of it is asked of the successor. There is no way back.
	 * @param from the first day on which the successor has its work, today or before
	 * @return how many tasks went over
	 * @throws resolute.participant.MergerRefusedException if it cannot be
	 */
	public int merge(OrganisationId id, OrganisationId successor, LocalDate from) {
		this.participants.merge(id, successor, from);
		return this.handovers.moveAll(id, successor);
	}

	/**
	 * Ends a membership. What the person holds for the organisation goes back to it.
	 */
	public void dismiss(OrganisationId organisation, String userId) {
		this.participants.dismiss(organisation, userId);
		releaseUnlessEntitled(organisation, userId);
		this.substitutions.inForceFor(userId)
			.ifPresent((substitution) -> releaseUnlessEntitled(organisation, substitution.substitute()));
	}

	private void releaseUnlessEntitled(OrganisationId organisation, String userId) {
		if (!this.participants.worksFor(organisation, userId)) {
			this.handovers.release(organisation, userId);
		}
	}

	/** How many open tasks an organisation has. */
	@Transactional(readOnly = true)
	public long openTasks(OrganisationId organisation) {
		return this.handovers.count(organisation);
	}

}
