package resolute.dashboard.api;

import java.util.List;
import java.util.UUID;

import resolute.dashboard.card.CardQuery;
import resolute.dashboard.card.HistoryQuery;
import resolute.dashboard.control.ItemQuery;
import resolute.dashboard.item.Items;
import resolute.deadline.DeadlineRegister;
import resolute.execution.CoordinatorDesk;
import resolute.execution.RecommendationDesk;
import resolute.execution.Versions;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what can be changed, with its version. The version is read first: what changes
 * meanwhile makes it stale.
 */
@Component
@Transactional(readOnly = true)
class Representations {

	private static final int LATEST = 5;

	private final Versions versions;

	private final Items items;

	private final ItemQuery details;

	private final DeadlineRegister deadlines;

	private final CardQuery cards;

	private final HistoryQuery history;

	private final CoordinatorDesk desk;

	private final RecommendationDesk recommendations;

	Representations(Versions versions, Items items, ItemQuery details, DeadlineRegister deadlines, CardQuery cards,
			HistoryQuery history, CoordinatorDesk desk, RecommendationDesk recommendations) {
		this.versions = versions;
		this.items = items;
		this.details = details;
		this.deadlines = deadlines;
		this.cards = cards;
		this.history = history;
		this.desk = desk;
		this.recommendations = recommendations;
	}

	/**
	 * An item.
	 * @throws java.util.NoSuchElementException if there is none
	 */
	public ItemDetails item(UUID id) {
		String version = this.versions.of(id).orElseThrow();
		return ItemDetails.of(version, this.items.find(id).orElseThrow(), this.desk.item(id).orElseThrow(),
				this.details.read(this.deadlines.find(id).orElseThrow()));
	}

	/**
	 * A recommendation.
	 * @throws java.util.NoSuchElementException if there is none
	 */
	public RecommendationDetails recommendation(RecommendationKey key) {
		String version = this.versions.of(key).orElseThrow();
		return RecommendationDetails.of(version, this.cards.read(key).orElseThrow(), this.recommendations.standing(key),
				this.desk.waiting(key));
	}

	/** What happened last. */
	public List<HistoryEvent> latest(RecommendationKey key) {
		return this.history.read(key, 0, LATEST).stream().map(HistoryEvent::of).toList();
	}

}
