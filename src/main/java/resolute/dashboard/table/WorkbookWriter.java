package resolute.dashboard.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes a paper as a workbook, a sheet for each table. Only a window of rows is in
 * memory, the others are in a temporary file. Text that looks like a formula is marked as
 * text, so that it stays text when somebody edits it or saves the sheet as CSV.
 */
final class WorkbookWriter {

	private static final int ROWS_IN_MEMORY = 100;

	private static final int WIDEST = 255;

	private static final int LONGEST = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

	private final SXSSFWorkbook workbook;

	private final Map<String, CellStyle> styles = new HashMap<>();

	private WorkbookWriter(SXSSFWorkbook workbook) {
		this.workbook = workbook;
	}

	static void write(Paper paper, OutputStream out) throws IOException {
		try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
			workbook.setCompressTempFiles(true);
			WorkbookWriter writer = new WorkbookWriter(workbook);
			for (Table table : paper.tables()) {
				writer.sheet(paper, table);
			}
			workbook.write(out);
		}
	}

	private void sheet(Paper paper, Table table) {
		SXSSFSheet sheet = this.workbook.createSheet(WorkbookUtil.createSafeSheetName(table.title()));
		List<Column> columns = table.columns();
		for (int index = 0; index < columns.size(); index++) {
			sheet.setColumnWidth(index, Math.min(columns.get(index).width() + 2, WIDEST) * 256);
		}
		int next = 0;
		text(sheet.createRow(next++).createCell(0), paper.title(), style("title"));
		for (String fact : paper.facts()) {
			text(sheet.createRow(next++).createCell(0), fact, style("fact"));
		}
		int heading = next + 1;
		SXSSFRow headings = sheet.createRow(heading);
		for (int index = 0; index < columns.size(); index++) {
			text(headings.createCell(index), columns.get(index).title(), style("heading"));
		}
		Position position = new Position(heading);
		table.rows().forEach((row) -> write(row, sheet.createRow(position.next(row))));
		sheet.createFreezePane(0, heading + 1);
		sheet.setAutoFilter(new CellRangeAddress(heading, position.lastRecord, 0, columns.size() - 1));
		sheet.setRepeatingRows(new CellRangeAddress(heading, heading, -1, -1));
		sheet.getPrintSetup().setLandscape(true);
		sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
		sheet.setFitToPage(true);
		sheet.getPrintSetup().setFitWidth((short) 1);
		sheet.getPrintSetup().setFitHeight((short) 0);
		sheet.getFooter().setRight("&P / &N");
	}

	private void write(Row row, SXSSFRow line) {
		for (int index = 0; index < row.cells().size(); index++) {
			write(row.cells().get(index).value(), line.createCell(index), row.total());
		}
	}

	private void write(Value value, SXSSFCell cell, boolean total) {
		String suffix = total ? "-total" : "";
		if (value instanceof Value.Day day) {
			cell.setCellValue(day.day());
			cell.setCellStyle(style("day" + suffix));
		}
		else if (value instanceof Value.Whole whole) {
			number(cell, BigDecimal.valueOf(whole.number()), style("0" + suffix));
		}
		else if (value instanceof Value.Percent percent) {
			number(cell, BigDecimal.valueOf(percent.percent(), 2), style("0%" + suffix));
		}
		else if (value instanceof Value.Decimal decimal) {
			int scale = decimal.number().scale();
			number(cell, decimal.number(), style("#,##0" + ((scale > 0) ? "." + "0".repeat(scale) : "") + suffix));
		}
		else if (value instanceof Value.Text text) {
			text(cell, text.text(), style("text" + suffix));
		}
		else if (value instanceof Value.State state) {
			text(cell, state.word(), style("text" + suffix));
		}
		else if (value instanceof Value.Lines lines) {
			text(cell, String.join("\n", lines.lines()), style("text" + suffix));
		}
	}

	private static void number(SXSSFCell cell, BigDecimal number, CellStyle style) {
		cell.setCellValue(number.doubleValue());
		cell.setCellStyle(style);
	}

	private void text(SXSSFCell cell, String text, CellStyle style) {
		cell.setCellValue((text.length() > LONGEST) ? text.substring(0, LONGEST - 1) + "…" : text);
		cell.setCellStyle(looksLikeFormula(text) ? style("quoted") : style);
	}

	private static boolean looksLikeFormula(String text) {
		return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
	}

	/** Styles are few, and shared: a workbook can have 64,000. */
	private CellStyle style(String name) {
		return this.styles.computeIfAbsent(name, this::make);
	}

	private CellStyle make(String name) {
		CellStyle style = this.workbook.createCellStyle();
		boolean total = name.endsWith("-total");
		String kind = total ? name.substring(0, name.length() - "-total".length()) : name;
		style.setVerticalAlignment(VerticalAlignment.TOP);
		switch (kind) {
			case "title" -> style.setFont(font(true, 14));
			case "fact" -> style.setFont(font(false, 11));
			case "heading" -> {
				style.setFont(font(true, 11));
				style.setWrapText(true);
				style.setBorderBottom(BorderStyle.MEDIUM);
			}
			case "text" -> style.setWrapText(true);
			case "quoted" -> {
				style.setWrapText(true);
				style.setQuotePrefixed(true);
			}
			case "day" -> {
				style.setAlignment(HorizontalAlignment.RIGHT);
				style.setDataFormat(this.workbook.createDataFormat().getFormat("dd.mm.yyyy"));
			}
			default -> style.setDataFormat(this.workbook.createDataFormat().getFormat(kind));
		}
		if (total) {
			style.setFont(font(true, 11));
			style.setBorderTop(BorderStyle.THIN);
		}
		return style;
	}

	private Font font(boolean bold, int points) {
		Font font = this.workbook.createFont();
		font.setBold(bold);
		font.setFontHeightInPoints((short) points);
		return font;
	}

	/** Where the next row goes; what sums up the others is not to be sorted with them. */
	private static final class Position {

		private int last;

		private int lastRecord;

		private Position(int heading) {
			this.last = heading;
			this.lastRecord = heading;
		}

		private int next(Row row) {
			this.last++;
			if (!row.total()) {
				this.lastRecord = this.last;
			}
			return this.last;
		}

	}

}
