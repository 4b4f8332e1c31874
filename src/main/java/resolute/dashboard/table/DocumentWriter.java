package resolute.dashboard.table;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/**
 * Writes a paper as a document: A4 across, the heading of a table repeated on each page,
 * pages numbered. POI has a whole document in memory, an object for every tag; so it
 * makes everything but the rows, and those are put into its XML one by one.
 */
final class DocumentWriter {

	/** A table that long is some 700 pages; office programs take minutes for more. */
	static final int MOST_ROWS = 10_000;

	/** Where the rows of a table go. */
	private static final String MARK = "rows-of-table-";

	/** Lengths in twentieths of a point. */
	private static final int PAGE_LONG = 16838;

	private static final int PAGE_SHORT = 11906;

	private static final int MARGIN = 680;

	private static final int TEXT_WIDTH = PAGE_LONG - 2 * MARGIN;

	/** In half points. */
	private static final int ROW_FONT = 17;

	private static final String FONT = "Arial";

	private final Paper paper;

	private final Wording wording;

	private int rows;

	private DocumentWriter(Paper paper) {
		this.paper = paper;
		this.wording = Wording.onPaper(paper.locale());
	}

	/**
	 * Writes a paper.
	 * @throws TooManyRowsException if it has more rows than {@value #MOST_ROWS}
	 */
	static void write(Paper paper, OutputStream out) throws IOException {
		new DocumentWriter(paper).write(out);
	}

	private void write(OutputStream out) throws IOException {
		try (ZipInputStream frame = new ZipInputStream(new ByteArrayInputStream(frame()));
				ZipOutputStream zip = new ZipOutputStream(out)) {
			for (ZipEntry entry = frame.getNextEntry(); entry != null; entry = frame.getNextEntry()) {
				zip.putNextEntry(new ZipEntry(entry.getName()));
				if (entry.getName().equals("word/document.xml")) {
					fill(new String(frame.readAllBytes(), StandardCharsets.UTF_8), zip);
				}
				else {
					frame.transferTo(zip);
				}
				zip.closeEntry();
			}
		}
	}

	/** Copies the text of the document, with rows in the place of their marks. */
	private void fill(String text, OutputStream out) throws IOException {
		Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
		int done = 0;
		for (int index = 0; index < this.paper.tables().size(); index++) {
			int mark = text.indexOf(MARK + index);
			int begin = text.lastIndexOf("<w:tr>", mark);
			int end = text.indexOf("</w:tr>", mark) + "</w:tr>".length();
			writer.write(text, done, begin - done);
			Table table = this.paper.tables().get(index);
			int[] widths = widths(table.columns());
			table.rows().forEach((row) -> write(row, table.columns(), widths, writer));
			done = end;
		}
		writer.write(text, done, text.length() - done);
		writer.flush();
	}

	private void write(Row row, List<Column> columns, int[] widths, Writer out) {
		this.rows++;
		if (this.rows > MOST_ROWS) {
			throw new TooManyRowsException(MOST_ROWS);
		}
		try {
			out.write("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
			for (int index = 0; index < columns.size(); index++) {
				out.write("<w:tc><w:tcPr><w:tcW w:w=\"" + widths[index] + "\" w:type=\"dxa\"/></w:tcPr>");
				Value value = row.cells().get(index).value();
				for (String line : this.wording.of(value).split("\\R", -1)) {
					paragraph(line, columns.get(index).kind() == Column.Kind.FIGURES, row.total(), out);
				}
				out.write("</w:tc>");
			}
			out.write("</w:tr>");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void paragraph(String text, boolean right, boolean bold, Writer out) throws IOException {
		out.write("<w:p><w:pPr><w:spacing w:before=\"20\" w:after=\"20\"/>" + (right ? "<w:jc w:val=\"right\"/>" : "")
				+ "</w:pPr>");
		if (!text.isEmpty()) {
			out.write("<w:r><w:rPr><w:rFonts w:ascii=\"" + FONT + "\" w:hAnsi=\"" + FONT + "\" w:cs=\"" + FONT + "\"/>"
					+ (bold ? "<w:b/>" : "") + "<w:sz w:val=\"" + ROW_FONT + "\"/></w:rPr>"
					+ "<w:t xml:space=\"preserve\">");
			escape(text, out);
			out.write("</w:t></w:r>");
		}
		out.write("</w:p>");
	}

	/** Characters that XML cannot hold are left out. */
	private static void escape(String text, Writer out) throws IOException {
		for (int offset = 0; offset < text.length();) {
			int character = text.codePointAt(offset);
			offset += Character.charCount(character);
			switch (character) {
				case '&' -> out.write("&amp;");
				case '<' -> out.write("&lt;");
				case '>' -> out.write("&gt;");
				default -> {
					if (isText(character)) {
						out.write(Character.toString(character));
					}
				}
			}
		}
	}

	private static boolean isText(int character) {
		return character == '\t' || character >= 0x20 && character < 0xD800
				|| character > 0xDFFF && character != 0xFFFE && character != 0xFFFF;
	}

	/** Everything but the rows. */
	private byte[] frame() throws IOException {
		try (XWPFDocument document = new XWPFDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			page(document);
			line(document, this.paper.title(), 14, true);
			this.paper.facts().forEach((fact) -> line(document, fact, 10, false));
			for (int index = 0; index < this.paper.tables().size(); index++) {
				Table table = this.paper.tables().get(index);
				if (this.paper.tables().size() > 1) {
					line(document, table.title(), 12, true).setKeepNext(true);
				}
				table(document, table.columns(), MARK + index);
				line(document, "", 6, false);
			}
			document.write(out);
			return out.toByteArray();
		}
	}

	private static void page(XWPFDocument document) {
		CTSectPr section = document.getDocument().getBody().addNewSectPr();
		CTPageSz size = section.addNewPgSz();
		size.setOrient(STPageOrientation.LANDSCAPE);
		size.setW(BigInteger.valueOf(PAGE_LONG));
		size.setH(BigInteger.valueOf(PAGE_SHORT));
		CTPageMar margins = section.addNewPgMar();
		BigInteger margin = BigInteger.valueOf(MARGIN);
		margins.setTop(margin);
		margins.setBottom(margin);
		margins.setLeft(margin);
		margins.setRight(margin);
		margins.setHeader(BigInteger.valueOf(MARGIN / 2));
		margins.setFooter(BigInteger.valueOf(MARGIN / 2));
		XWPFParagraph footer = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
		footer.setAlignment(ParagraphAlignment.RIGHT);
		footer.getCTP().addNewFldSimple().setInstr("PAGE");
		run(footer, " / ", 9, false);
		footer.getCTP().addNewFldSimple().setInstr("NUMPAGES");
	}

	private static XWPFParagraph line(XWPFDocument document, String text, int points, boolean bold) {
		XWPFParagraph paragraph = document.createParagraph();
		paragraph.setSpacingAfter(60);
		run(paragraph, text, points, bold);
		return paragraph;
	}

	private static void run(XWPFParagraph paragraph, String text, int points, boolean bold) {
		XWPFRun run = paragraph.createRun();
		run.setFontFamily(FONT);
		run.setFontSize(points);
		run.setBold(bold);
		StringBuilder readable = new StringBuilder();
		text.codePoints().filter(DocumentWriter::isText).forEach(readable::appendCodePoint);
		run.setText(readable.toString());
	}

	private static void table(XWPFDocument document, List<Column> columns, String mark) {
		XWPFTable table = document.createTable(2, columns.size());
		table.setWidth(TEXT_WIDTH);
		table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
		int[] widths = widths(columns);
		CTTblGrid grid = table.getCTTbl().addNewTblGrid();
		Arrays.stream(widths).forEach((width) -> grid.addNewGridCol().setW(BigInteger.valueOf(width)));
		XWPFTableRow heading = table.getRow(0);
		heading.setRepeatHeader(true);
		heading.setCantSplitRow(true);
		for (int index = 0; index < columns.size(); index++) {
			heading.getCell(index).setWidth(Integer.toString(widths[index]));
			heading.getCell(index).setColor("EEF0F3");
			XWPFParagraph paragraph = heading.getCell(index).getParagraphArray(0);
			paragraph.setSpacingAfter(20);
			run(paragraph, columns.get(index).title(), 8, true);
		}
		table.getRow(1).getCell(0).setText(mark);
	}

	private static int[] widths(List<Column> columns) {
		int letters = columns.stream().mapToInt(Column::width).sum();
		return columns.stream().mapToInt((column) -> column.width() * TEXT_WIDTH / letters).toArray();
	}

}
