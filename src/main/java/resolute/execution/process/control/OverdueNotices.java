package resolute.execution.process.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import resolute.deadline.Escalations;
import resolute.notification.Notices;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Service;

/** Notes that an item has reached a level, and has its recipients told, once. */
@Service
class OverdueNotices {

	private final Escalations escalations;

	private final Notices notices;

	private final Clock clock;

	OverdueNotices(Escalations escalations, Notices notices, Clock clock) {
		this.escalations = escalations;
		this.notices = notices;
		this.clock = clock;
	}

	void reach(ResolutionId resolution, UUID deadlineId, LocalDate dueOn, int level) {
		if (this.escalations.reach(deadlineId, dueOn, level)) {
			LocalDate planned = this.escalations.reachedOn(resolution, dueOn, level);
			LocalDate today = LocalDate.now(this.clock);
			// The coordinator may escalate before the day: then today is the day.
			this.notices.overdue(deadlineId, dueOn, level, planned.isAfter(today) ? today : planned);
		}
	}

}
