package resolute.deadline;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

	/** On one node at a time; a failed look is repeated at the next. */
	@Bean
	RecurringTask<Void> watchTask(ObjectProvider<Watch> watch, WatchProperties properties) {
		return Tasks.recurring("watch", FixedDelay.of(properties.interval()))
			.execute((instance, context) -> watch.getObject().look());
	}

}
