package resolute.dashboard.register;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import resolute.dashboard.table.Column.Kind;
import resolute.dashboard.table.Value;

/**
 * A column of a register.
 *
 * @param code its name in the result of the query, in addresses and in message keys
 * @param kind what it is like
 * @param width how wide it is on paper, in letters
 * @param sortable whether rows can be put in its order
 * @param reading makes its value of a row
 */
public record RegisterColumn(String code, Kind kind, int width, boolean sortable, Reading reading) {

	static RegisterColumn name(String code, int width) {
		return new RegisterColumn(code, Kind.NAME, width, true, (row, words) -> Value.of(row.getString(code)));
	}

	static RegisterColumn text(String code, int width) {
		return new RegisterColumn(code, Kind.TEXT, width, true, (row, words) -> Value.of(row.getString(code)));
	}

	/** The number of a recommendation. */
	static RegisterColumn number() {
		return new RegisterColumn("number", Kind.NUMBER, 6, true, (row, words) -> Value.of(row.getString("number")));
	}

	/** Text of which each row has its own: nobody needs it in an order. */
	static RegisterColumn remark(String code, int width) {
		return new RegisterColumn(code, Kind.TEXT, width, false, (row, words) -> Value.of(row.getString(code)));
	}

	static RegisterColumn word(String code, String topic, int width) {
		return new RegisterColumn(code, Kind.TEXT, width, true, (row, words) -> {
			@Nullable String found = row.getString(code);
			return (found != null) ? Value.of(words.code(topic, found)) : Value.NONE;
		});
	}

	static RegisterColumn day(String code) {
		return new RegisterColumn(code, Kind.FIGURES, 11, true,
				(row, words) -> Value.of(row.getObject(code, LocalDate.class)));
	}

	static RegisterColumn count(String code, int width) {
		return new RegisterColumn(code, Kind.FIGURES, width, true, (row, words) -> {
			long number = row.getLong(code);
			return row.wasNull() ? Value.NONE : Value.of(number);
		});
	}

	/** Money, with so many digits after the point. */
	static RegisterColumn amount(String code, int digits) {
		return new RegisterColumn(code, Kind.FIGURES, 15, true, (row, words) -> {
			@Nullable BigDecimal amount = row.getBigDecimal(code);
			return (amount != null) ? new Value.Decimal(amount.setScale(digits, RoundingMode.HALF_UP)) : Value.NONE;
		});
	}

	/** Text that the row has in another form than the reader wants. */
	static RegisterColumn made(String code, Kind kind, int width, boolean sortable, Reading reading) {
		return new RegisterColumn(code, kind, width, sortable, reading);
	}

	String title(Words words) {
		return words.text("registers.column." + this.code);
	}

	/** Makes a value of a row. */
	@FunctionalInterface
	public interface Reading {

		Value of(ResultSet row, Words words) throws SQLException;

	}

}
