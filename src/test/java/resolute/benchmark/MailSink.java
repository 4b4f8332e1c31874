package resolute.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that takes everything and keeps nothing, so that it costs next to
 * nothing.
 */
final class MailSink implements AutoCloseable {

	private final ServerSocket socket;

	private final AtomicInteger taken = new AtomicInteger();

	private final AtomicInteger connections = new AtomicInteger();

	MailSink() {
		try {
			this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		daemon(this::accept);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	/** Messages so far. */
	int taken() {
		return this.taken.get();
	}

	/** Connections so far. */
	int connections() {
		return this.connections.get();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				this.connections.incrementAndGet();
				daemon(() -> serve(connection));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket connection) {
		try (connection;
				BufferedReader in = new BufferedReader(
						new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
			connection.setTcpNoDelay(true);
			OutputStream out = connection.getOutputStream();
			answer(out, "220 sink");
			boolean data = false;
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (data) {
					if (line.equals(".")) {
						data = false;
						this.taken.incrementAndGet();
						answer(out, "250 taken");
					}
				}
				else if (line.startsWith("DATA")) {
					data = true;
					answer(out, "354 go on");
				}
				else if (line.startsWith("QUIT")) {
					answer(out, "221 bye");
					return;
				}
				else {
					answer(out, "250 ok");
				}
			}
		}
		catch (IOException ex) {
			// The other side has gone.
		}
	}

	private static void answer(OutputStream out, String line) throws IOException {
		out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
	}

	private static void daemon(Runnable work) {
		Thread thread = new Thread(work, "mail-sink");
		thread.setDaemon(true);
		thread.start();
	}

}
