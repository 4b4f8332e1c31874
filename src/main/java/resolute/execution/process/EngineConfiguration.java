package resolute.execution.process;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
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

}
