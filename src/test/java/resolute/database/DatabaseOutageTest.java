package resolute.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class DatabaseOutageTest {

	private final OutageFilter filter = new OutageFilter();

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/my");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@ParameterizedTest
	@CsvSource({ "08001,true", "08006,true", "57P01,true", "57P03,true", "57014,false", "23505,false", "40001,false" })
	void isToldByTheState(String state, boolean outage) {
		assertThat(DatabaseOutage.isBehind(new DataAccessResourceFailureException("", new SQLException("", state))))
			.isEqualTo(outage);
	}

	@Test
	void isWhatAPoolSaysWithoutAServer() throws IOException {
		Throwable failure = withoutServer();

		assertThat(DatabaseOutage.isBehind(failure)).isTrue();
	}

	@Test
	void isAnsweredWith503() throws Exception {
		Throwable failure = withoutServer();

		this.filter.doFilter(this.request, this.response, (request, response) -> {
			throw new ServletException(failure);
		});

		assertThat(this.response.getStatus()).isEqualTo(503);
	}

	@Test
	void isNotWhatElseFails() {
		assertThatThrownBy(() -> this.filter.doFilter(this.request, this.response, (request, response) -> {
			throw new IllegalStateException("Something else");
		})).hasMessage("Something else");
		assertThat(this.response.getStatus()).isEqualTo(200);
	}

	/** What somebody sees who asks a database that nothing listens for. */
	private static Throwable withoutServer() throws IOException {
		HikariConfig config = new HikariConfig();
		try (ServerSocket free = new ServerSocket(0)) {
			config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + free.getLocalPort() + "/none");
		}
		config.setInitializationFailTimeout(-1);
		config.setConnectionTimeout(250);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			return catchThrowable(() -> JdbcClient.create(pool).sql("select 1").query(Integer.class).single());
		}
	}

}
