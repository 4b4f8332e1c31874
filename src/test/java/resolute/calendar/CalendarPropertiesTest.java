package resolute.calendar;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class CalendarPropertiesTest {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Settings.class);

	@Test
	void rollsToThePrecedingDayByDefault() {
		this.runner
			.run((context) -> assertThat(context.getBean(CalendarProperties.class).roll()).isEqualTo(Roll.PRECEDING));
	}

	@Test
	void rollsToTheFollowingDayIfSet() {
		this.runner.withPropertyValues("resolute.calendar.roll=following")
			.run((context) -> assertThat(context.getBean(CalendarProperties.class).roll()).isEqualTo(Roll.FOLLOWING));
	}

	@Test
	void doesNotStartWithAnotherDirection() {
		this.runner.withPropertyValues("resolute.calendar.roll=nearest")
			.run((context) -> assertThat(context).hasFailed());
	}

	@EnableConfigurationProperties(CalendarProperties.class)
	static class Settings {

	}

}
