package resolute.execution.process.control;

import java.util.UUID;

import resolute.deadline.DeadlineRegister;
import resolute.deadline.DeadlineView;
import resolute.deadline.Escalations;
import resolute.deadline.Escalations.Review;
import resolute.deadline.Extensions;
import resolute.deadline.OverdueEnd;
import resolute.execution.process.Withdrawals;
import resolute.execution.process.Withdrawals.Extent;
import resolute.execution.process.meeting.CouncilAgenda;
import resolute.notification.Notices;

import org.springframework.stereotype.Service;

/** Carries out what the coordinator decided about a late item. */
@Service
class OverdueReviews {

	private final Escalations escalations;

	private final Extensions extensions;

	private final DeadlineRegister deadlines;

	private final Withdrawals withdrawals;

	private final CouncilAgenda agenda;

	private final ItemText text;

	private final Notices notices;

	private final Reassignments reassignments;

	OverdueReviews(Escalations escalations, Extensions extensions, DeadlineRegister deadlines, Withdrawals withdrawals,
			CouncilAgenda agenda, ItemText text, Notices notices, Reassignments reassignments) {
		this.escalations = escalations;
		this.extensions = extensions;
		this.deadlines = deadlines;
		this.withdrawals = withdrawals;
		this.agenda = agenda;
		this.text = text;
		this.notices = notices;
		this.reassignments = reassignments;
	}

	void remindAgain(UUID deadlineId) {
		this.notices.remindAgain(deadlineId, this.escalations.lastReview(deadlineId).id().toString());
	}

	void extend(UUID deadlineId) {
		Review review = this.escalations.lastReview(deadlineId);
		// Ended here, and not by the move: the process that escalates is the one that
		// asks.
		this.escalations.end(deadlineId, OverdueEnd.EXTENDED);
		this.notices.extensionDecided(this.extensions
			.give(deadlineId, review.newDueOn().orElseThrow(), review.reason().orElseThrow(), review.decidedBy())
			.id());
	}

	void close(UUID deadlineId) {
		this.escalations.end(deadlineId, OverdueEnd.WITHDRAWN);
		this.withdrawals.withdraw(item(deadlineId).taskId(), Extent.PART);
	}

	/** Its date stays, and so does the escalation: it goes to whoever has it now. */
	void reassign(UUID deadlineId) {
		Review review = this.escalations.lastReview(deadlineId);
		this.reassignments.reassign(deadlineId, review.organisation(), review.userId());
	}

	/** For the next meeting of the council; nothing happens where there is none. */
	void putOnAgenda(UUID deadlineId) {
		DeadlineView item = item(deadlineId);
		this.agenda.propose(item.recommendation().resolution(), deadlineId, item.dueOn(), this.text.brief(item));
	}

	private DeadlineView item(UUID deadlineId) {
		return this.deadlines.find(deadlineId).orElseThrow();
	}

}
