package resolute.dashboard.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemOrder;
import resolute.dashboard.item.ItemRow;
import resolute.dashboard.item.ItemState;
import resolute.dashboard.item.Items;
import resolute.dashboard.table.Cell;
import resolute.dashboard.table.Column;
import resolute.dashboard.table.Column.Kind;
import resolute.dashboard.table.Paper;
import resolute.dashboard.table.Row;
import resolute.dashboard.table.Table;
import resolute.dashboard.table.Value;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The control sheet: who has to do what by when, and how it stands, item by item. */
@Component
class ControlSheet {

	private final Items items;

	private final Heading heading;

	private final MessageSource messages;

	ControlSheet(Items items, Heading heading, MessageSource messages) {
		this.items = items;
		this.heading = heading;
		this.messages = messages;
	}

	/** All of it, to be written out. */
	Paper paper(ItemFilter filter, ItemOrder order, Locale locale) {
		String title = text(locale, "reports.controlSheet");
		return new Paper(title, this.heading.facts(filter, locale),
				List.of(new Table(title, columns(locale),
						(reader) -> this.items.forEach(filter, order, (item) -> reader.accept(row(item, locale))))),
				locale);
	}

	/** A part of its rows, to be shown. */
	List<Row> rows(ItemFilter filter, ItemOrder order, Locale locale, int offset, int limit) {
		return this.items.list(filter, order, offset, limit).stream().map((item) -> row(item, locale)).toList();
	}

	List<Column> columns(Locale locale) {
		return List.of(column(locale, "number", 5, Kind.NUMBER), column(locale, "recommendation", 20, Kind.TEXT),
				column(locale, "organisation", 20, Kind.TEXT), column(locale, "task", 28, Kind.NAME),
				column(locale, "originalDue", 11, Kind.FIGURES), column(locale, "due", 11, Kind.FIGURES),
				column(locale, "state", 18, Kind.STATE), column(locale, "submitted", 11, Kind.FIGURES),
				column(locale, "judged", 11, Kind.FIGURES), column(locale, "extensions", 6, Kind.FIGURES),
				column(locale, "level", 6, Kind.FIGURES), column(locale, "remarks", 24, Kind.TEXT));
	}

	private Row row(ItemRow item, Locale locale) {
		ItemState state = item.state();
		return Row.of(List.of(
				new Cell(Value.of(item.recommendation().number()),
						ItemFilter.ALL.withResolution(item.recommendation().resolution())
							.withNumber(item.recommendation().number())
							.address()),
				Cell.of(Value.of(item.recommendationTitle())), Cell.of(Value.of(item.organisationName())),
				new Cell(Value.of(item.task()), "/items/" + item.id()), Cell.of(Value.of(item.originalDueOn())),
				Cell.of(Value.of(item.dueOn())),
				Cell.of(new Value.State(state.code(), state.icon(), word(item, locale))),
				Cell.of(Value.of(item.submittedOn())), Cell.of(Value.of(item.judgedOn())),
				Cell.of(positive(item.extensions())), Cell.of(positive(item.level())),
				Cell.of(Value.of(remarks(item, locale)))));
	}

	private String word(ItemRow item, Locale locale) {
		return (item.state() == ItemState.OVERDUE) ? text(locale, "state.overdue.by", item.workingDaysLate())
				: text(locale, "items.state." + item.state().code());
	}

	private static Value positive(int number) {
		return (number > 0) ? Value.of(number) : Value.NONE;
	}

	private String remarks(ItemRow item, Locale locale) {
		return Stream
			.of(Optional.of(text(locale, "reports.remark.preliminary")).filter((text) -> item.preliminary()),
					Optional.of(item.workingDaysLate())
						.filter((days) -> item.state() == ItemState.LATE && days > 0)
						.map((days) -> text(locale, "reports.remark.late", days)),
					item.extensionReason().map((reason) -> text(locale, "reports.remark.extended", reason)))
			.flatMap(Optional::stream)
			.collect(Collectors.joining("; "));
	}

	private Column column(Locale locale, String code, int width, Kind kind) {
		return new Column(text(locale, "reports.column." + code), width, kind);
	}

	private String text(Locale locale, String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}
