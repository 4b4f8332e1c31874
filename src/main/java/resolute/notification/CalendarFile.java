package resolute.notification;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * What calendar programs read (RFC 5545): due dates, which are entries of a whole day
 * that take nobody's time, and meetings.
 */
final class CalendarFile {

	private CalendarFile() {
	}

	/**
	 * Writes it.
	 * @param host makes the names of entries unique in the world
	 * @param organiser the address of whoever publishes them
	 */
	static String of(List<CalendarEntry> entries, String host, String organiser, Instant now) {
		Calendar calendar = empty(ImmutableMethod.PUBLISH);
		entries.forEach((entry) -> calendar.add(event(entry, host, organiser, now)));
		return written(calendar);
	}

	/**
	 * Writes what a calendar program fetches again and again. The same entries give the
	 * same bytes, whenever they are written.
	 * @param name what the reader's program calls the calendar
	 * @param refresh how long the program may keep it; programs take it as a wish
	 */
	static String ofSubscription(List<Dated> entries, String name, Duration refresh, String host, String organiser) {
		Calendar calendar = empty(ImmutableMethod.PUBLISH);
		calendar.add(new Name(name));
		calendar.add(new XProperty("X-WR-CALNAME", name));
		calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), refresh.toString()));
		calendar.add(new XProperty("X-PUBLISHED-TTL", refresh.toString()));
		entries.forEach((dated) -> calendar.add(event(dated.entry(), host, organiser, dated.since())));
		return written(calendar);
	}

	/**
	 * Writes what calendar programs understand as an invitation to a meeting, or as its
	 * end (RFC 5546). Its time is written in UTC: programs do not agree about what the
	 * clocks of Russian zones said or say, and everybody sees their own.
	 * @param organiser the address that gets their answers
	 */
	static String ofMeeting(MeetingEntry meeting, String host, String organiser, Instant now) {
		Calendar calendar = empty(meeting.cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
		VEvent event = new VEvent(false);
		event.add(new Uid("meeting-" + meeting.id() + "@" + host));
		event.add(new DtStamp(now.truncatedTo(ChronoUnit.SECONDS)));
		event.add(new DtStart<>(meeting.begin()));
		event.add(new DtEnd<>(meeting.begin().plus(meeting.length())));
		event.add(new Organizer(URI.create("mailto:" + organiser)));
		event.add(new Sequence(meeting.sequence()));
		event.add(new Summary(meeting.summary()));
		event.add(new Description(meeting.description()));
		event.add(new Location(meeting.venue()));
		event.add(new Url(URI.create(meeting.url())));
		event.add(meeting.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
		meeting.invited().forEach((invited) -> event.add(attendee(invited)));
		calendar.add(event);
		return written(calendar);
	}

	private static Attendee attendee(MeetingEntry.Invited invited) {
		Attendee attendee = new Attendee(URI.create("mailto:" + invited.address()));
		// Nothing in a name ends the parameter.
		attendee.add(new Cn(invited.name().replaceAll("[\"\\p{Cntrl}]", " ")));
		attendee.add(Role.REQ_PARTICIPANT);
		attendee.add(PartStat.NEEDS_ACTION);
		attendee.add(Rsvp.TRUE);
		return attendee;
	}

	private static Calendar empty(Method method) {
		Calendar calendar = new Calendar();
		calendar.add(new ProdId("-//Resolute//Deadlines//RU"));
		calendar.add(ImmutableVersion.VERSION_2_0);
		calendar.add(ImmutableCalScale.GREGORIAN);
		calendar.add(method);
		return calendar;
	}

	private static String written(Calendar calendar) {
		// Not checked for every mail; a test does it.
		StringWriter file = new StringWriter();
		try {
			new CalendarOutputter(false).output(calendar, file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file.toString();
	}

	private static VEvent event(CalendarEntry entry, String host, String organiser, Instant now) {
		VEvent event = new VEvent(false);
		event.add(new Uid("deadline-" + entry.deadlineId() + "@" + host));
		event.add(new DtStamp(now.truncatedTo(ChronoUnit.SECONDS)));
		event.add(new DtStart<>(entry.dueOn()));
		event.add(new DtEnd<>(entry.dueOn().plusDays(1)));
		event.add(new Organizer(URI.create("mailto:" + organiser)));
		event.add(new Sequence(entry.sequence()));
		event.add(new Summary(entry.summary()));
		event.add(new Description(entry.description()));
		event.add(new Url(URI.create(entry.url())));
		event.add(ImmutableTransp.TRANSPARENT);
		return event;
	}

	/**
	 * An entry, and since when it has been as it is.
	 */
	record Dated(CalendarEntry entry, Instant since) {

	}

}
