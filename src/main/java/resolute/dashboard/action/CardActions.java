package resolute.dashboard.action;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import resolute.dashboard.Days;
import resolute.execution.CoordinatorDesk;
import resolute.execution.RecommendationDesk;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * What the card of a recommendation shows of actions, for the fragments of
 * {@code card-actions.html}: the bean {@code cardActions}.
 */
@Component("cardActions")
public class CardActions {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");

	private final CoordinatorDesk desk;

	private final RecommendationDesk recommendations;

	private final Clock clock;

	CardActions(CoordinatorDesk desk, RecommendationDesk recommendations, Clock clock) {
		this.desk = desk;
		this.recommendations = recommendations;
		this.clock = clock;
	}

	/** What waits for a decision. */
	public CoordinatorDesk.Waiting waiting(Object resolution, String number) {
		return this.desk.waiting(key(resolution, number));
	}

	/** {@code RECURRING}, {@code RUNNING} or {@code OVER}. */
	public RecommendationDesk.Standing standing(Object resolution, String number) {
		return this.recommendations.standing(key(resolution, number));
	}

	/** What was said, the first first. */
	public List<RecommendationDesk.Comment> comments(Object resolution, String number) {
		return this.recommendations.comments(key(resolution, number));
	}

	public Days days(Locale locale) {
		return new Days(LocalDate.now(this.clock), locale);
	}

	/** «23.11.2026 18:04», by the clocks of the district. */
	public String moment(Instant at) {
		return MOMENT.withZone(this.clock.getZone()).format(at);
	}

	/** A card may hold the id of its resolution as text or as an id. */
	private static RecommendationKey key(Object resolution, String number) {
		return RecommendationKey.parse(resolution + "/" + number);
	}

}
