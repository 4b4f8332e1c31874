package resolute.dashboard.schedule;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import resolute.calendar.WorkingDays;
import resolute.dashboard.Days;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemRequest;
import resolute.participant.OrganisationKind;
import resolute.participant.Participants;
import resolute.resolution.ResolutionView;
import resolute.resolution.Resolutions;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The deadlines of a month. */
@Controller
class ScheduleController {

	/** To choose from; others are reached from their own pages. */
	private static final int LATEST_RESOLUTIONS = 100;

	private final MonthQuery query;

	private final Resolutions resolutions;

	private final Participants participants;

	private final WorkingDays workingDays;

	private final Clock clock;

	ScheduleController(MonthQuery query, Resolutions resolutions, Participants participants, WorkingDays workingDays,
			Clock clock) {
		this.query = query;
		this.resolutions = resolutions;
		this.participants = participants;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	@GetMapping("/schedule")
	String month(@RequestParam(name = "month", required = false) @Nullable String text,
			@RequestParam(required = false) @Nullable String resolution,
			@RequestParam(required = false) @Nullable String organisation, Model model, Locale locale) {
		LocalDate today = LocalDate.now(this.clock);
		YearMonth month = (text == null || text.isBlank()) ? YearMonth.from(today) : month(text);
		ItemFilter filter = new ItemRequest(resolution, null, null, organisation, null, null, null, null, null, null)
			.filter();
		model.addAttribute("month", this.query.read(month, filter));
		model.addAttribute("filter", filter);
		model.addAttribute("resolution", filter.resolution().map(Object::toString).orElse(null));
		model.addAttribute("organisation", filter.organisation().map(Object::toString).orElse(null));
		model.addAttribute("previous", (month.equals(YearMonth.of(Month.FIRST_YEAR, 1))) ? null : month.minusMonths(1));
		model.addAttribute("next", (month.equals(YearMonth.of(Month.LAST_YEAR, 12))) ? null : month.plusMonths(1));
		model.addAttribute("thisMonth", YearMonth.from(today));
		model.addAttribute("preliminary", this.workingDays.isPreliminary(month.getYear()));
		model.addAttribute("resolutions", resolutions());
		model.addAttribute("organisations",
				this.participants.organisations()
					.stream()
					.filter((it) -> it.kind() != OrganisationKind.COORDINATOR)
					.toList());
		model.addAttribute("names", new Names(locale));
		model.addAttribute("days", new Days(today, locale));
		return "schedule";
	}

	private List<ResolutionView> resolutions() {
		return this.resolutions.all()
			.stream()
			.filter((resolution) -> resolution.launchedAt().isPresent())
			.limit(LATEST_RESOLUTIONS)
			.toList();
	}

	private static YearMonth month(String text) {
		return Month.parse(text).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "month"));
	}

	/** What months and days of the week are called. */
	record Names(Locale locale) {

		/** «март 2026», «March 2026». */
		public String of(YearMonth month) {
			return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, this.locale) + " " + month.getYear();
		}

		/** «понедельник» to «воскресенье». */
		public List<DayOfWeek> week() {
			return Arrays.asList(DayOfWeek.values());
		}

		public String full(DayOfWeek day) {
			return day.getDisplayName(TextStyle.FULL_STANDALONE, this.locale);
		}

		public String brief(DayOfWeek day) {
			return day.getDisplayName(TextStyle.SHORT_STANDALONE, this.locale);
		}

		/**
		 * An organisation without the words that all of its kind have: «Эльбан» of
		 * «Администрация городского поселения Эльбан».
		 */
		public String brief(String organisation) {
			return organisation.replaceFirst("^Администрация (городского|сельского) поселения (?=\\S)", "")
				.replaceFirst("^Администрация \\S+ муниципального района$", "Администрация района");
		}

	}

}
