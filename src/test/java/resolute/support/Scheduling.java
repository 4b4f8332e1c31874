package resolute.support;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Runs scheduled work, the watch and the sending of mail, only when a test says so. */
@TestConfiguration(proxyBeanMethods = false)
public class Scheduling {

	@Bean
	ManualScheduler scheduler(DataSource dataSource, List<Task<?>> tasks, MutableClock clock) {
		SettableClock now = new SettableClock();
		now.set(clock.instant());
		List<RecurringTask<?>> recurring = new ArrayList<>();
		List<Task<?>> others = new ArrayList<>();
		for (Task<?> task : tasks) {
			if (task instanceof RecurringTask<?> it) {
				recurring.add(it);
			}
			else {
				others.add(task);
			}
		}
		return TestHelper.createManualScheduler(new TransactionAwareDataSourceProxy(dataSource), others)
			.startTasks(recurring)
			.clock(now)
			.build();
	}

	@Bean
	ScheduledWork scheduledWork(ManualScheduler scheduler, MutableClock clock) {
		return new ScheduledWork(scheduler, clock);
	}

	/** What is scheduled and due by the clock of the tests. */
	public static final class ScheduledWork {

		private final ManualScheduler scheduler;

		private final MutableClock clock;

		ScheduledWork(ManualScheduler scheduler, MutableClock clock) {
			this.scheduler = scheduler;
			this.clock = clock;
		}

		/** Does what is due now, in the thread of the test. */
		public void runDue() {
			this.scheduler.setTime(this.clock.instant());
			this.scheduler.runAnyDueExecutions();
		}

	}

}
