package resolute.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import resolute.calendar.CalendarFormatException.Problem;

/** A file somebody brings: {@link CalendarXml} if it looks like XML, else CSV. */
final class CalendarFile {

	/** A year has some 60 lines; a megabyte is more than the century. */
	static final int LARGEST = 1 << 20;

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private CalendarFile() {
	}

	/**
	 * Reads all days.
	 * @throws CalendarFormatException if it is no production calendar
	 */
	static List<CalendarDay> read(byte[] content) {
		if (content.length > LARGEST) {
			throw new CalendarFormatException(1, Problem.TOO_LARGE, null, LARGEST);
		}
		if (looksLikeXml(content)) {
			return CalendarXml.read(content);
		}
		try {
			return CalendarCsv.read(new StringReader(text(content)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean looksLikeXml(byte[] content) {
		String beginning = new String(content, 0, Math.min(content.length, 100), StandardCharsets.UTF_8);
		return withoutMark(beginning).stripLeading().startsWith("<");
	}

	private static String text(byte[] content) {
		try {
			return withoutMark(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
		}
		catch (CharacterCodingException ex) {
			throw new CalendarFormatException(1, Problem.ENCODING, ex);
		}
	}

	/** Spreadsheets put one before the header. */
	private static String withoutMark(String text) {
		return (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) ? text.substring(1) : text;
	}

}
