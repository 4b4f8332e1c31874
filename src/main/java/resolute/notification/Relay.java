package resolute.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The mail server. Connections are kept for a while, because greeting it takes longer
 * than handing over a mail; and while it does not answer, it is left alone for longer and
 * longer, so that a silent server does not hold up everything else that is scheduled.
 */
@Component
class Relay implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Relay.class);

	private static final int SECONDS_UNUSED = 15;

	private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

	private final ScheduledExecutorService closing = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread thread = new Thread(work, "mail-connections");
		thread.setDaemon(true);
		return thread;
	});

	private final @Nullable JavaMailSenderImpl server;

	private final OutboxProperties properties;

	private final Clock clock;

	private Instant pausedUntil = Instant.MIN;

	private int failures;

	Relay(ObjectProvider<JavaMailSenderImpl> server, OutboxProperties properties, Clock clock) {
		this.server = server.getIfAvailable();
		this.properties = properties;
		this.clock = clock;
		this.closing.scheduleWithFixedDelay(this::closeUnused, SECONDS_UNUSED, SECONDS_UNUSED, TimeUnit.SECONDS);
	}

	/** Whether there is a mail server at all. */
	boolean isConfigured() {
		return this.server != null && this.server.getHost() != null && !this.server.getHost().isBlank();
	}

	/** Until when the server is left alone, if it did not answer lately. */
	synchronized Optional<Instant> pausedUntil() {
		return this.pausedUntil.isAfter(this.clock.instant()) ? Optional.of(this.pausedUntil) : Optional.empty();
	}

	/**
	 * Hands a message over.
	 * @throws MessagingException if the server cannot be reached or does not take it
	 */
	void send(MimeMessage message) throws MessagingException {
		Connection connection = connect();
		try {
			connection.transport.sendMessage(message, message.getAllRecipients());
		}
		catch (MessagingException | RuntimeException ex) {
			close(connection);
			if (ex instanceof MessagingException problem && Refusal.isOfServer(problem)) {
				pause();
			}
			throw ex;
		}
		resume();
		connection.unused = false;
		this.idle.push(connection);
	}

	private Connection connect() throws MessagingException {
		JavaMailSenderImpl to = this.server;
		if (to == null) {
			throw new IllegalStateException("There is no mail server");
		}
		String place = to.getHost() + ":" + to.getPort();
		for (Connection connection = this.idle.poll(); connection != null; connection = this.idle.poll()) {
			if (connection.place.equals(place) && connection.transport.isConnected()) {
				return connection;
			}
			close(connection);
		}
		Session session = to.getSession();
		Transport transport = session.getTransport((to.getProtocol() != null) ? to.getProtocol() : "smtp");
		try {
			String user = to.getUsername();
			boolean anonymous = user == null || user.isEmpty();
			transport.connect(to.getHost(), to.getPort(), anonymous ? null : user, anonymous ? null : to.getPassword());
		}
		catch (MessagingException ex) {
			pause();
			throw ex;
		}
		return new Connection(place, transport);
	}

	private synchronized void pause() {
		Instant now = this.clock.instant();
		if (!this.pausedUntil.isAfter(now)) {
			this.failures++;
			this.pausedUntil = now.plus(this.properties.retryAfter(this.failures));
		}
	}

	/** Takes it that the server answers again. */
	synchronized void resume() {
		this.failures = 0;
		this.pausedUntil = Instant.MIN;
	}

	/** Whatever was idle the last time too. */
	private void closeUnused() {
		for (Connection connection : this.idle) {
			if (!connection.unused) {
				connection.unused = true;
			}
			else if (this.idle.remove(connection)) {
				close(connection);
			}
		}
	}

	private static void close(Connection connection) {
		try {
			connection.transport.close();
		}
		catch (MessagingException ex) {
			log.debug("A connection to the mail server did not close in order", ex);
		}
	}

	@Override
	public void destroy() {
		this.closing.shutdownNow();
		for (Connection connection = this.idle.poll(); connection != null; connection = this.idle.poll()) {
			close(connection);
		}
	}

	private static final class Connection {

		private final String place;

		private final Transport transport;

		private volatile boolean unused;

		Connection(String place, Transport transport) {
			this.place = place;
			this.transport = transport;
		}

	}

}
