package resolute.execution.process.programmes;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import resolute.support.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetYearsTest {

	private final MutableClock clock = new MutableClock();

	private final BudgetYears years = new BudgetYears(this.clock);

	@Test
	void plansInThisYearUntilTheFirstOfAugust() {
		this.clock.moveTo(LocalDate.of(2014, 8, 1));

		assertThat(this.years.first()).isEqualTo("2014");
	}

	@Test
	void plansInTheNextYearFromTheSecondOfAugustOn() {
		this.clock.moveTo(LocalDate.of(2014, 8, 2));

		assertThat(this.years.first()).isEqualTo("2015");
	}

}
