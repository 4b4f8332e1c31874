package resolute.calendar;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

	/**
	 * Loads while the bean is created, not once the application is ready: the engine may
	 * resume work and ask for due dates before that.
	 */
	@Bean
	WorkingDays workingDays(ProductionCalendarLoader loader, CalendarProperties properties) {
		return new WorkingDays(loader.load(), properties.roll());
	}

}
