package resolute.execution.process;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes from the engine the ways in which data becomes code: ADR 0008. */
@Configuration(proxyBeanMethods = false)
class EngineHardening {

	@Bean
	ProcessEnginePlugin hardening(BeanFactory beans) {
		return new AbstractProcessEnginePlugin() {
			@Override
			public void preInit(ProcessEngineConfigurationImpl configuration) {
				configuration.setExpressionManager(new RestrictedExpressionManager(new ModelBeans(beans)));
				configuration.setBpmnParseFactory(DeploymentGuard.parseFactory());
				configuration.setResourceAuthorizationProvider(new OrganisationAuthorizationProvider());
				// No language has an engine, should a script ever get past the guard.
				configuration.setScriptEngineResolver(new NoScripts());
				// A variable names the class its JSON is turned into; by default any
				// class
				// on the class path. Now java.lang and java.util values only.
				configuration.setDeserializationTypeValidationEnabled(true);
			}
		};
	}

	private static final class NoScripts implements ScriptEngineResolver {

		@Override
		public void addScriptEngineFactory(ScriptEngineFactory factory) {
			// Camunda's own, which evaluates JUEL without our restrictions.
		}

		@Override
		public ScriptEngineManager getScriptEngineManager() {
			return new ScriptEngineManager();
		}

		@Override
		public @Nullable ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
			return null;
		}

	}

}
