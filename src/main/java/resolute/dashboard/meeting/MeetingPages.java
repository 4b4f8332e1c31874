package resolute.dashboard.meeting;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import resolute.dashboard.Addressed;
import resolute.dashboard.Days;
import resolute.dashboard.Moments;
import resolute.dashboard.PageProblems;
import resolute.dashboard.meeting.MeetingQuery.Month;
import resolute.execution.CouncilDesk;
import resolute.shared.RecommendationKey;
import resolute.shared.ReportingPeriod;
import resolute.shared.ReportingPeriod.Unit;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** What the pages of meetings have in common. */
@Component
class MeetingPages {

	private final CouncilDesk desk;

	private final MeetingQuery query;

	private final Clock clock;

	MeetingPages(CouncilDesk desk, MeetingQuery query, Clock clock) {
		this.desk = desk;
		this.query = query;
		this.clock = clock;
	}

	/** Refuses whoever may read but not act. */
	void requireSecretary(Principal user) {
		if (!this.desk.isSecretary(user.getName())) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
	}

	/** A month that the council has to meet in. */
	Month month(String resolution, String number, String month) {
		RecommendationKey key = Addressed.recommendation(resolution, number);
		try {
			ReportingPeriod period = ReportingPeriod.parse(month);
			if (period.unit() == Unit.MONTH) {
				return this.query.month(key, period).orElseThrow(MeetingPages::missing);
			}
		}
		catch (IllegalArgumentException ex) {
			throw missing();
		}
		throw missing();
	}

	static ResponseStatusException missing() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	/** What every page shows. */
	void fill(Model model, Locale locale) {
		LocalDate today = LocalDate.now(this.clock);
		model.addAttribute("today", today);
		model.addAttribute("days", new Days(today, locale));
		model.addAttribute("moments", new Moments(this.clock.getZone()));
		model.addAttribute("names", new MonthNames(locale));
		PageProblems.fill(model);
	}

	static String address(Month month) {
		return "/meetings/" + month.key() + "/" + month.period();
	}

	/** Names months in the language of the reader: «март 2014». */
	static final class MonthNames {

		private final DateTimeFormatter format;

		MonthNames(Locale locale) {
			this.format = DateTimeFormatter.ofPattern("LLLL yyyy", locale);
		}

		public String of(YearMonth month) {
			return this.format.format(month);
		}

		/** By its code: {@code 2014-03}. */
		public String of(String code) {
			return of(YearMonth.parse(code));
		}

	}

}
