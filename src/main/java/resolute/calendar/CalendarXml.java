package resolute.calendar;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import resolute.calendar.CalendarFormatException.Problem;

/**
 * Reads the production calendar of one year from the XML of the public xmlcalendar
 * format: {@code <day d="05.11" t="1" h="6" f="01.04"/>}, where {@code d} is the day and
 * {@code f} the day whose rest was moved to it, both MM.DD of the calendar's year,
 * {@code t} is 1 for a day off, 2 for a working day that ends early, 3 for a working day
 * on a weekend, and {@code h} the id of a holiday that has a title. Other elements and
 * attributes mean nothing here.
 * <p>
 * The file comes from outside: a document type, with which entities and external files
 * come, is refused.
 */
final class CalendarXml {

	private static final Pattern MONTH_AND_DAY = Pattern.compile("(\\d\\d)\\.(\\d\\d)");

	private static final Pattern POSITION = Pattern.compile("^ParseError at [^\\n]*\\nMessage: ");

	private final XMLStreamReader xml;

	private final Map<String, String> titles = new HashMap<>();

	private final List<Day> listed = new ArrayList<>();

	private int year;

	private CalendarXml(XMLStreamReader xml) {
		this.xml = xml;
	}

	/**
	 * Reads all days.
	 * @throws CalendarFormatException if the content is not such a calendar, or lists no
	 * day or a day twice
	 */
	static List<CalendarDay> read(byte[] content) {
		try {
			XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(content));
			try {
				return new CalendarXml(xml).readAll();
			}
			finally {
				xml.close();
			}
		}
		catch (XMLStreamException ex) {
			throw malformed(ex);
		}
	}

	/** The JDK's own, whatever is on the class path. */
	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
		factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
		return factory;
	}

	private static CalendarFormatException malformed(XMLStreamException ex) {
		Location location = ex.getLocation();
		long line = (location != null) ? Math.max(1, location.getLineNumber()) : 1;
		int column = (location != null) ? Math.max(0, location.getColumnNumber()) : 0;
		String message = POSITION.matcher(String.valueOf(ex.getMessage())).replaceFirst("");
		return new CalendarFormatException(line, column, Problem.XML, ex, message);
	}

	private List<CalendarDay> readAll() throws XMLStreamException {
		boolean root = true;
		while (this.xml.hasNext()) {
			int event = this.xml.next();
			if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
				throw refusal(Problem.DOCTYPE);
			}
			if (event == XMLStreamConstants.START_ELEMENT) {
				if (root) {
					readRoot();
				}
				else {
					readElement();
				}
				root = false;
			}
		}
		CalendarDays days = new CalendarDays();
		for (Day day : this.listed) {
			days.add(day.line, day.day, day.kind, day.holiday.map(this.titles::get).orElse(null), day.movedFrom);
		}
		return days.all(this.xml.getLocation().getLineNumber());
	}

	private void readRoot() {
		if (!this.xml.getLocalName().equals("calendar")) {
			throw refusal(Problem.ROOT, this.xml.getLocalName());
		}
		Optional<String> country = attribute("country").filter((code) -> !code.equalsIgnoreCase("ru"));
		if (country.isPresent()) {
			throw refusal(Problem.COUNTRY, country.get());
		}
		String text = attribute("year").orElse("");
		this.year = text.matches("\\d{4}") ? Integer.parseInt(text) : 0;
		if (this.year < ProductionCalendar.FIRST_YEAR || this.year > ProductionCalendar.LAST_YEAR) {
			throw refusal(Problem.YEAR_ATTRIBUTE, String.valueOf(ProductionCalendar.FIRST_YEAR),
					String.valueOf(ProductionCalendar.LAST_YEAR), text);
		}
	}

	private void readElement() {
		switch (this.xml.getLocalName()) {
			case "holiday" -> attribute("id")
				.ifPresent((id) -> attribute("title").ifPresent((title) -> this.titles.put(id, title.strip())));
			case "day" -> this.listed.add(new Day(this.xml.getLocation().getLineNumber(), day(required("d")),
					kind(required("t")), attribute("h"), attribute("f").map(this::day).orElse(null)));
			default -> {
				// Lists of these, and what a later version of the format may add.
			}
		}
	}

	private Optional<String> attribute(String name) {
		return Optional.ofNullable(this.xml.getAttributeValue(null, name)).filter((value) -> !value.isEmpty());
	}

	private String required(String name) {
		return attribute(name).orElseThrow(() -> refusal(Problem.DAY_ATTRIBUTE, name));
	}

	private LocalDate day(String text) {
		Matcher parts = MONTH_AND_DAY.matcher(text);
		if (!parts.matches()) {
			throw refusal(Problem.DATE, text);
		}
		try {
			return LocalDate.of(this.year, Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
		}
		catch (DateTimeException ex) {
			throw refusal(Problem.DATE, text);
		}
	}

	private DayKind kind(String type) {
		return switch (type) {
			case "1" -> DayKind.OFF;
			case "2" -> DayKind.SHORT;
			case "3" -> DayKind.WORKING;
			default -> throw refusal(Problem.DAY_TYPE, type);
		};
	}

	private CalendarFormatException refusal(Problem problem, Object... values) {
		Location location = this.xml.getLocation();
		return new CalendarFormatException(Math.max(1, location.getLineNumber()),
				Math.max(0, location.getColumnNumber()), problem, null, values);
	}

	private record Day(long line, LocalDate day, DayKind kind, Optional<String> holiday,
			@Nullable LocalDate movedFrom) {

	}

}
