package resolute.participant;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SubstitutionConfiguration {

	/** Short, so that the day begins for substitutes soon after midnight. */
	private static final Duration INTERVAL = Duration.ofMinutes(5);

	/** On one node at a time; a failed look is repeated at the next. */
	@Bean
	RecurringTask<Void> substitutionTask(ObjectProvider<Substitutions> substitutions) {
		return Tasks.recurring("substitutions", FixedDelay.of(INTERVAL))
			.execute((instance, context) -> substitutions.getObject().followTheDay());
	}

}
