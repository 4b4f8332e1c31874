package resolute.dashboard.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import resolute.dashboard.item.Discipline;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemState;
import resolute.dashboard.item.Items;
import resolute.dashboard.table.Cell;
import resolute.dashboard.table.Column;
import resolute.dashboard.table.Column.Kind;
import resolute.dashboard.table.Paper;
import resolute.dashboard.table.Row;
import resolute.dashboard.table.Table;
import resolute.dashboard.table.Value;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;
import resolute.resolution.RecommendationView;
import resolute.resolution.Resolutions;
import resolute.shared.OrganisationId;
import resolute.shared.ResolutionId;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Execution discipline of a resolution by organisation and by recommendation. Each figure
 * leads to the items it counts; the coordinator's own delay stands apart.
 */
@Component
class DisciplineReport {

	private final Items items;

	private final Participants participants;

	private final Resolutions resolutions;

	private final Heading heading;

	private final MessageSource messages;

	DisciplineReport(Items items, Participants participants, Resolutions resolutions, Heading heading,
			MessageSource messages) {
		this.items = items;
		this.participants = participants;
		this.resolutions = resolutions;
		this.heading = heading;
		this.messages = messages;
	}

	@Transactional(readOnly = true)
	public Paper paper(ResolutionId resolution, ItemFilter filter, Locale locale) {
		ItemFilter all = filter.withResolution(resolution);
		Row total = row(text(locale, "reports.total"), null, all, this.items.discipline(all), true);
		List<Row> organisations = organisations(all);
		List<Row> recommendations = recommendations(resolution, all);
		return new Paper(text(locale, "reports.discipline"), this.heading.facts(all, locale),
				List.of(table("organisation", organisations, total, locale),
						table("recommendation", recommendations, total, locale)),
				locale);
	}

	private Table table(String subject, List<Row> rows, Row total, Locale locale) {
		return new Table(text(locale, "reports.discipline." + subject), columns(subject, locale), (reader) -> {
			rows.forEach(reader);
			if (!rows.isEmpty()) {
				reader.accept(total);
			}
		});
	}

	private List<Row> organisations(ItemFilter all) {
		Map<OrganisationId, Discipline> figures = this.items.disciplineByOrganisation(all);
		return this.participants.organisations()
			.stream()
			.filter((organisation) -> figures.containsKey(organisation.id()))
			.sorted(Comparator.comparing(OrganisationView::name)
				.thenComparing((organisation) -> organisation.id().value()))
			.map((organisation) -> {
				ItemFilter own = all.withOrganisation(organisation.id());
				return row(organisation.name(), own.address(), own,
						Objects.requireNonNull(figures.get(organisation.id())), false);
			})
			.toList();
	}

	private List<Row> recommendations(ResolutionId resolution, ItemFilter all) {
		Map<String, Discipline> figures = this.items.disciplineByRecommendation(all);
		List<RecommendationView> known = this.resolutions.recommendations(resolution);
		List<Row> rows = new ArrayList<>(known.stream()
			.filter((recommendation) -> figures.containsKey(recommendation.key().number()))
			.map((recommendation) -> row(all, recommendation.key().number(), recommendation.title(),
					Objects.requireNonNull(figures.get(recommendation.key().number()))))
			.toList());
		List<String> numbers = known.stream().map((recommendation) -> recommendation.key().number()).toList();
		figures.forEach((number, figure) -> {
			if (!numbers.contains(number)) {
				rows.add(row(all, number, "", figure));
			}
		});
		return rows;
	}

	private static Row row(ItemFilter all, String number, String title, Discipline figure) {
		ItemFilter own = all.withNumber(number);
		return row((number + " " + title).strip(), own.address(), own, figure, false);
	}

	private static Row row(String name, @Nullable String address, ItemFilter filter, Discipline figure, boolean total) {
		return new Row(
				List.of(new Cell(Value.of(name), address), count(filter, figure.onTime(), ItemState.ON_TIME),
						count(filter, figure.late(), ItemState.LATE),
						count(filter, figure.overdue(), ItemState.OVERDUE),
						figure.rate().isPresent() ? new Cell(new Value.Percent(figure.rate().getAsInt()),
								address(filter, ItemState.ON_TIME, ItemState.LATE, ItemState.OVERDUE))
								: Cell.of(Value.NONE),
						count(filter, figure.open(), ItemState.DUE_SOON, ItemState.IN_WORK),
						count(filter, figure.declined(), ItemState.DECLINED),
						count(filter, figure.submitted(), ItemState.SUBMITTED),
						figure.acceptanceTime().isPresent() ? new Cell(
								new Value.Decimal(BigDecimal.valueOf(figure.acceptanceTime().getAsDouble())
									.setScale(1, RoundingMode.HALF_UP)),
								address(filter, ItemState.ON_TIME, ItemState.LATE)) : Cell.of(Value.NONE)),
				total);
	}

	private static Cell count(ItemFilter filter, int number, ItemState first, ItemState... others) {
		return new Cell(Value.of(number), (number > 0) ? address(filter, first, others) : null);
	}

	private static String address(ItemFilter filter, ItemState first, ItemState... others) {
		return filter.withStates(first, others).address();
	}

	private List<Column> columns(String subject, Locale locale) {
		return Stream
			.concat(Stream.of(new Column(text(locale, "reports.column." + subject), 40, Kind.NAME)),
					Stream.of("onTime", "late", "overdue", "rate", "open", "declined", "awaiting", "acceptance")
						.map((code) -> new Column(text(locale, "reports.column." + code), 12, Kind.FIGURES)))
			.toList();
	}

	private String text(Locale locale, String key) {
		return this.messages.getMessage(key, null, locale);
	}

}
