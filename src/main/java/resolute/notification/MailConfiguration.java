package resolute.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

	@Bean
	LetterTexts letterTexts() {
		return new LetterTexts();
	}

	/** Sends one mail. What is left behind by a node that died is taken up by another. */
	@Bean
	Task<Void> mailTask(MailDispatch dispatch, OutboxProperties properties, Clock clock) {
		return Tasks.custom(Outbox.TASK)
			.onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
			.onFailure((complete, operations) -> operations.reschedule(complete,
					clock.instant().plus(properties.retryAfter(complete.getExecution().consecutiveFailures + 1))))
			.execute((instance, context) -> {
				Optional<Instant> next = dispatch.deliver(mail(instance.getId()));
				return next
					.<CompletionHandler<Void>>map(
							(when) -> (complete, operations) -> operations.reschedule(complete, when))
					.orElseGet(CompletionHandler.OnCompleteRemove::new);
			});
	}

	private static UUID mail(String instance) {
		int slash = instance.indexOf('/');
		return UUID.fromString((slash < 0) ? instance : instance.substring(0, slash));
	}

}
