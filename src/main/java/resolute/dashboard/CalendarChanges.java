package resolute.dashboard;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import resolute.calendar.CalendarChange;
import resolute.calendar.CalendarYears;
import resolute.deadline.Recalculation;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the production calendar together with the deadlines computed from it. */
@Service
class CalendarChanges {

	private final CalendarYears years;

	private final Recalculation deadlines;

	private final Participants participants;

	private final MessageSource messages;

	CalendarChanges(CalendarYears years, Recalculation deadlines, Participants participants, MessageSource messages) {
		this.years = years;
		this.deadlines = deadlines;
		this.participants = participants;
		this.messages = messages;
	}

	/**
	 * What loading a staged file would change.
	 * @return empty if the file is not there, or not any more
	 */
	@Transactional(readOnly = true)
	public Optional<CalendarPreview> preview(UUID upload) {
		return this.years.find(upload)
			.map((change) -> preview(change, this.deadlines.changes(change.wouldBe(), change.affectedYears())));
	}

	/**
	 * Loads a staged file and moves the deadlines, all or nothing.
	 * @param seen the fingerprint of the preview that is confirmed
	 * @param by the account of whoever confirms
	 * @return what has been changed; empty if the file is not there, or not any more
	 * @throws CalendarPreviewOutdatedException if that would be something else than was
	 * seen; then nothing has been changed
	 */
	@Transactional
	public Optional<CalendarPreview> confirm(UUID upload, String seen, String by) {
		Optional<CalendarPreview> done = this.years.apply(upload, by)
			.map((change) -> preview(change,
					this.deadlines.apply(change.wouldBe(), change.affectedYears(), by, reason(change))));
		if (done.isPresent() && !done.get().fingerprint().equals(seen)) {
			throw new CalendarPreviewOutdatedException();
		}
		return done;
	}

	/** Kept with the deadline, so in the language of the office. */
	private String reason(CalendarChange change) {
		String years = change.years()
			.stream()
			.map((year) -> String.valueOf(year.year()))
			.collect(Collectors.joining(", "));
		return this.messages.getMessage("calendar.reason", new Object[] { years, change.fileName() },
				Locale.forLanguageTag("ru"));
	}

	private CalendarPreview preview(CalendarChange change, List<Recalculation.Change> moved) {
		Map<String, String> names = this.participants.organisations()
			.stream()
			.collect(Collectors.toMap((organisation) -> organisation.id().value(), OrganisationView::name));
		return new CalendarPreview(change, moved, names);
	}

}
