package resolute.database;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedDatabaseIT {

	@Test
	void keepsItsDataOverARestart(@TempDir Path home) throws Exception {
		try (EmbeddedDatabase database = EmbeddedDatabase.startIn(home)) {
			write(database);
		}
		try (EmbeddedDatabase database = EmbeddedDatabase.startIn(home)) {
			assertThat(read(database)).isEqualTo("kept");
		}
	}

	@Test
	void keepsItsDataWhenTheApplicationIsKilled(@TempDir Path home) throws Exception {
		Process application = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), Application.class.getName(), home.toString())
			.redirectErrorStream(true)
			.start();
		waitUntilItHasWritten(application);
		application.destroyForcibly().waitFor();
		long orphan = Long.parseLong(Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(0).strip());
		assertThat(ProcessHandle.of(orphan)).as("the server that the killed application left behind").isPresent();

		try (EmbeddedDatabase database = EmbeddedDatabase.startIn(home)) {
			assertThat(read(database)).isEqualTo("kept");
		}
	}

	@Test
	void startsInSpiteOfAFileThatADeadServerLeftBehind(@TempDir Path home) throws Exception {
		try (EmbeddedDatabase database = EmbeddedDatabase.startIn(home)) {
			write(database);
		}
		// A process id beyond those that systems give.
		Files.writeString(home.resolve("postgres/postmaster.pid"), "4194304\n" + home + "\n1\n5432\n");

		try (EmbeddedDatabase database = EmbeddedDatabase.startIn(home)) {
			assertThat(read(database)).isEqualTo("kept");
		}
	}

	@Test
	void refusesASecondInstanceInTheSameDirectory(@TempDir Path home) throws Exception {
		try (EmbeddedDatabase database = EmbeddedDatabase.startIn(home)) {
			assertThatExceptionOfType(DirectoryInUseException.class).isThrownBy(() -> EmbeddedDatabase.startIn(home));
			write(database);
			assertThat(read(database)).isEqualTo("kept");
		}
	}

	@Test
	void isAsDurableAsAServer(@TempDir Path home) throws Exception {
		try (EmbeddedDatabase database = EmbeddedDatabase.startIn(home)) {
			assertThat(query(database, "show fsync")).isEqualTo("on");
			assertThat(query(database, "show full_page_writes")).isEqualTo("on");
			assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
		}
	}

	private static void waitUntilItHasWritten(Process application) throws IOException {
		BufferedReader output = new BufferedReader(
				new InputStreamReader(application.getInputStream(), StandardCharsets.UTF_8));
		StringBuilder seen = new StringBuilder();
		String line = output.readLine();
		while (line != null && !line.equals(Application.WRITTEN)) {
			seen.append(line).append('\n');
			line = output.readLine();
		}
		assertThat(line).as(seen.toString()).isEqualTo(Application.WRITTEN);
	}

	private static void write(EmbeddedDatabase database) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.url());
				Statement statement = connection.createStatement()) {
			statement.execute("create table note as select 'kept'::text as text");
		}
	}

	private static String read(EmbeddedDatabase database) throws SQLException {
		return query(database, "select text from note");
	}

	private static String query(EmbeddedDatabase database, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.url());
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			assertThat(rows.next()).isTrue();
			return rows.getString(1);
		}
	}

	/** Runs in a process of its own, to be killed. */
	static final class Application {

		static final String WRITTEN = "written";

		private Application() {
		}

		@SuppressWarnings("resource") // Killed before it could close anything.
		public static void main(String[] arguments) throws Exception {
			write(EmbeddedDatabase.startIn(Path.of(arguments[0])));
			System.out.println(WRITTEN);
			Thread.sleep(600_000);
		}

	}

}
