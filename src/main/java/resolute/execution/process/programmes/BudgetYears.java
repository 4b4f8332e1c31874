package resolute.execution.process.programmes;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;

import resolute.execution.process.ModelBean;

import org.springframework.stereotype.Component;

/**
 * Which year measures are planned in: {@code ${budgetYears.first()}}. The district and
 * the settlements count alike, so that they can exchange measures of the same year.
 */
@Component
@ModelBean
public class BudgetYears {

	/** The last day for requests to the budget of the next year. */
	private static final MonthDay LAST_REQUEST = MonthDay.of(Month.AUGUST, 1);

	private final Clock clock;

	BudgetYears(Clock clock) {
		this.clock = clock;
	}

	/** The code of the year whose 1 August is not over yet: this one or the next. */
	public String first() {
		LocalDate today = LocalDate.now(this.clock);
		boolean late = today.isAfter(LAST_REQUEST.atYear(today.getYear()));
		return Integer.toString(late ? today.getYear() + 1 : today.getYear());
	}

}
