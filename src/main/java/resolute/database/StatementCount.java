package resolute.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the SQL statements that one thread sends. Costs nothing while nobody counts:
 * only then do connections come through a proxy.
 */
public final class StatementCount extends DelegatingDataSource {

	private final ThreadLocal<@Nullable AtomicLong> counter = new ThreadLocal<>();

	private final DataSource counted;

	StatementCount(DataSource dataSource) {
		super(dataSource);
		this.counted = ProxyDataSourceBuilder.create(dataSource).listener(new QueryExecutionListener() {
			@Override
			public void beforeQuery(ExecutionInfo execution, java.util.List<QueryInfo> queries) {
				// Counted when it is over.
			}

			@Override
			public void afterQuery(ExecutionInfo execution, java.util.List<QueryInfo> queries) {
				AtomicLong count = StatementCount.this.counter.get();
				if (count != null) {
					count.incrementAndGet();
				}
			}
		}).build();
	}

	/**
	 * Does some work and counts the statements on the way. A batch is one statement: it
	 * is one round trip.
	 */
	public <T> Counted<T> count(Supplier<T> work) {
		AtomicLong count = new AtomicLong();
		this.counter.set(count);
		try {
			T result = work.get();
			return new Counted<>(result, count.get());
		}
		finally {
			this.counter.remove();
		}
	}

	@Override
	public Connection getConnection() throws SQLException {
		return (this.counter.get() != null) ? this.counted.getConnection() : super.getConnection();
	}

	/**
	 * What came of counted work.
	 *
	 * @param result of the work
	 * @param statements how many it sent
	 */
	public record Counted<T>(T result, long statements) {
	}

}
