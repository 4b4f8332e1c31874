package resolute.database;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StatementCountConfiguration {

	/** Puts the counter in front of the pool, embedded or not. */
	@Bean
	static BeanPostProcessor statementCounting() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				return (bean instanceof DataSource dataSource && !(bean instanceof StatementCount))
						? new StatementCount(dataSource) : bean;
			}
		};
	}

}
