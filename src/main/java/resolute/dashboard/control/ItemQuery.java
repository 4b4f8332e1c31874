package resolute.dashboard.control;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import resolute.calendar.WorkingDays;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.DeadlineView;
import resolute.deadline.Escalations;
import resolute.deadline.Extensions;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;
import resolute.resolution.RecommendationView;
import resolute.resolution.Resolutions;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page of an item shows. */
@Component
public class ItemQuery {

	private final DeadlineRegister deadlines;

	private final Extensions extensions;

	private final Escalations escalations;

	private final Resolutions resolutions;

	private final Participants participants;

	private final WorkingDays workingDays;

	private final Clock clock;

	ItemQuery(DeadlineRegister deadlines, Extensions extensions, Escalations escalations, Resolutions resolutions,
			Participants participants, WorkingDays workingDays, Clock clock) {
		this.deadlines = deadlines;
		this.extensions = extensions;
		this.escalations = escalations;
		this.resolutions = resolutions;
		this.participants = participants;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	public Item read(DeadlineView deadline) {
		LocalDate today = LocalDate.now(this.clock);
		List<Extensions.Request> requests = this.extensions.of(deadline.id());
		List<DeadlineRegister.Moved> changes = this.deadlines.changes(deadline.id());
		Map<String, String> names = this.participants.names(
				Stream
					.of(requests.stream().map(Extensions.Request::requestedBy),
							changes.stream().map((change) -> change.change().grantedBy()), deadline.assignee().stream(),
							deadline.submittedBy().stream())
					.flatMap(Function.identity())
					.collect(Collectors.toSet()));
		LocalDate latest = deadline.dueOn().isAfter(today) ? deadline.dueOn() : today;
		return new Item(deadline, recommendation(deadline.recommendation()),
				deadline.organisation().flatMap(this.participants::find).map(OrganisationView::name),
				deadline.assignee().map((user) -> names.getOrDefault(user, user)),
				this.workingDays.between(today, deadline.dueOn()), settled(deadline, names),
				requests.stream()
					.map((request) -> new Item.Request(request.id(),
							names.getOrDefault(request.requestedBy(), request.requestedBy()),
							day(request.requestedAt()), request.wantedOn(), request.reason(), request.lateAsked(),
							request.decision().map(Extensions.Decision::kind),
							request.decision().flatMap(Extensions.Decision::remark).filter((text) -> !text.isBlank())))
					.toList(),
				changes.stream()
					.map((change) -> new Item.Change(change.from(), change.to(), day(change.at()),
							names.getOrDefault(change.change().grantedBy(), change.change().grantedBy()),
							change.change().reason()))
					.toList(),
				this.escalations.of(deadline.id())
					.stream()
					.filter((escalation) -> escalation.endedAt().isEmpty())
					.max(Comparator.comparing(Escalations.Escalation::dueOn)),
				this.workingDays.plus(latest, 1));
	}

	/** Work that belongs to no resolution has no title but its own. */
	private Optional<String> recommendation(RecommendationKey key) {
		return this.resolutions.recommendations(key.resolution())
			.stream()
			.filter((recommendation) -> recommendation.key().equals(key))
			.map(RecommendationView::title)
			.findFirst();
	}

	private Optional<Item.Settled> settled(DeadlineView deadline, Map<String, String> names) {
		return deadline.submittedAt()
			.or(deadline::withdrawnAt)
			.map((moment) -> moment.atZone(this.clock.getZone()))
			.map((at) -> new Item.Settled(at.toLocalDate(), DateTimeFormatter.ofPattern("HH:mm").format(at),
					deadline.submittedBy().map((user) -> names.getOrDefault(user, user))));
	}

	private LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, this.clock.getZone());
	}

}
