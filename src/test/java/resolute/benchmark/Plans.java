package resolute.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Notes how PostgreSQL carried out the statements of a thread. The module
 * {@code auto_explain} writes each plan into the session when the statement is closed: in
 * a transaction, when the next one begins or it is committed. The driver keeps it as a
 * warning there.
 */
@TestConfiguration(proxyBeanMethods = false)
class Plans {

	private static final ThreadLocal<@Nullable List<String>> NOTED = new ThreadLocal<>();

	/** Does some work and gives the plans of its statements, in their order. */
	static List<String> of(Runnable work) {
		List<String> noted = new ArrayList<>();
		NOTED.set(noted);
		try {
			work.run();
		}
		finally {
			NOTED.remove();
		}
		return noted;
	}

	@Bean
	static BeanPostProcessor planNoting() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				return (bean instanceof DataSource dataSource) ? ProxyDataSourceBuilder.create(dataSource)
					.listener(new Noting())
					.methodListener(new NotingCommits())
					.build() : bean;
			}
		};
	}

	private static final class Noting implements QueryExecutionListener {

		@Override
		public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		}

		@Override
		public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
			try {
				note(execution.getStatement().getWarnings());
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	private static final class NotingCommits implements MethodExecutionListener {

		@Override
		public void beforeMethod(MethodExecutionContext execution) {
		}

		@Override
		public void afterMethod(MethodExecutionContext execution) {
			if ("commit".equals(execution.getMethod().getName())
					&& execution.getTarget() instanceof Connection connection) {
				try {
					note(connection.getWarnings());
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			}
		}

	}

	private static void note(@Nullable SQLWarning first) {
		List<String> noted = NOTED.get();
		if (noted != null) {
			for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
				noted.add(String.valueOf(warning.getMessage()));
			}
		}
	}

}
