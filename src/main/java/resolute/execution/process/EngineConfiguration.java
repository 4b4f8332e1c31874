package resolute.execution.process;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import resolute.shared.Rehearsal;

import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

	/** The engine checks its tables when it starts, so they have to be there. */
	@Bean
	ProcessEnginePlugin startAfterMigration(FlywayMigrationInitializer migration) {
		return new AbstractProcessEnginePlugin() {
		};
	}

	/** In a rehearsal the engine's clock is as much ahead as ours, and runs like ours. */
	@Bean
	ProcessEnginePlugin rehearsedTime(Rehearsal rehearsal) {
		return new AbstractProcessEnginePlugin() {
			@Override
			public void preInit(ProcessEngineConfigurationImpl configuration) {
				if (rehearsal.isOn()) {
					ClockUtil.offset(rehearsal.offset().toMillis());
				}
			}
		};
	}

	/** Every submission passes by {@link TaskRecorder}, whichever way it came in. */
	@Bean
	ProcessEnginePlugin validatedSubmissions(SubmittedValues submitted, MessageSource messages) {
		return new AbstractProcessEnginePlugin() {
			@Override
			public void preInit(ProcessEngineConfigurationImpl configuration) {
				configuration.setTaskService(new SubmittingTaskService(submitted));
				configuration.setFormService(new SubmittingFormService(submitted));
				List<CommandInterceptor> interceptors = new ArrayList<>();
				if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
					interceptors.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
				}
				interceptors.add(new RejectionInterceptor(messages));
				configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
			}
		};
	}

}
