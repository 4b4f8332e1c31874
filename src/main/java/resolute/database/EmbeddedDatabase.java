package resolute.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real PostgreSQL binaries, started in a directory of ours and stopped with the
 * application. The data stays, also when the application was killed.
 */
final class EmbeddedDatabase implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

	private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

	private final FileChannel lockFile;

	private final EmbeddedPostgres postgres;

	private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres postgres) {
		this.lockFile = lockFile;
		this.postgres = postgres;
	}

	/**
	 * Starts the database that lives in {@code home/postgres}, creating it first if there
	 * is none.
	 * @throws DirectoryInUseException if another instance of the application uses it
	 */
	static EmbeddedDatabase startIn(Path home) {
		try {
			Path directory = Files.createDirectories(home.toAbsolutePath().normalize());
			FileChannel lockFile = lock(directory);
			Path data = directory.resolve("postgres");
			stopOrphan(data.resolve("postmaster.pid"));
			return new EmbeddedDatabase(lockFile, start(data));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static EmbeddedPostgres start(Path data) throws IOException {
		// The library is made for tests and trades durability for speed; we keep data.
		return EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setRegisterShutdownHook(false)
			.setPGStartupWait(START_TIMEOUT)
			.setServerConfig("listen_addresses", "localhost")
			.setServerConfig("fsync", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("shared_buffers", "256MB")
			.setServerConfig("max_connections", "100")
			.start();
	}

	@SuppressWarnings("resource") // Stays open, and with it the lock, until close().
	private static FileChannel lock(Path directory) throws IOException {
		FileChannel channel = FileChannel.open(directory.resolve("resolute.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		if (tryLock(channel) == null) {
			channel.close();
			throw new DirectoryInUseException(directory);
		}
		return channel;
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	/**
	 * After a {@code kill -9} of the application its PostgreSQL is still running and
	 * would keep the next one from starting. We hold the directory's lock, so nobody is
	 * using it. A stale file without a process is PostgreSQL's own business: it removes
	 * it.
	 */
	private static void stopOrphan(Path pidFile) throws IOException {
		if (!Files.exists(pidFile)) {
			return;
		}
		long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
		ProcessHandle orphan = ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres).orElse(null);
		if (orphan == null) {
			return;
		}
		log.info("Stopping the database server that an earlier run left behind (process {})", pid);
		orphan.destroy();
		try {
			orphan.onExit().get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("The database server of an earlier run (process " + pid
					+ ") does not stop. Stop it by hand and start again.", ex);
		}
	}

	private static boolean isPostgres(ProcessHandle process) {
		return process.info().command().map((command) -> command.contains("postgres")).orElse(false);
	}

	String url() {
		return this.postgres.getJdbcUrl("postgres", "postgres");
	}

	@Override
	public void close() throws IOException {
		try {
			this.postgres.close();
		}
		finally {
			this.lockFile.close();
		}
	}

}
