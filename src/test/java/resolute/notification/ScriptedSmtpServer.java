package resolute.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * A mail server that answers as a test wants it to: refuses, puts off, says nothing.
 */
final class ScriptedSmtpServer implements AutoCloseable {

	/** Instead of an answer: none. */
	static final String SILENCE = "";

	private final ServerSocket socket;

	private final Function<String, Optional<String>> script;

	private final List<String> commands = Collections.synchronizedList(new ArrayList<>());

	private final List<String> taken = Collections.synchronizedList(new ArrayList<>());

	private final CountDownLatch silent = new CountDownLatch(1);

	/**
	 * Starts it.
	 * @param script the answer to a command, such as {@code RCPT TO:<a@example.org>}, or
	 * to the end of a message, {@code .}; nothing for the usual one
	 */
	ScriptedSmtpServer(Function<String, Optional<String>> script) {
		this.script = script;
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

	/** What it was told, in order. */
	List<String> commands() {
		return List.copyOf(this.commands);
	}

	/** The messages it took, as they came. */
	List<String> taken() {
		return List.copyOf(this.taken);
	}

	/** Waits until it has not answered for the first time. */
	void awaitSilence() throws InterruptedException {
		this.silent.await();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
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
						new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
			OutputStream out = connection.getOutputStream();
			say(out, "220 test");
			StringBuilder message = null;
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				if (message != null && !line.equals(".")) {
					message.append(line).append("\r\n");
					continue;
				}
				this.commands.add(line);
				String answer = this.script.apply(line).orElse(usual(line));
				if (line.equals(".") && message != null && answer.startsWith("2")) {
					this.taken.add(message.toString());
				}
				message = line.equals("DATA") && answer.startsWith("3") ? new StringBuilder() : null;
				say(out, answer);
			}
		}
		catch (IOException ex) {
			// Whoever hangs up has heard enough.
		}
	}

	private static String usual(String command) {
		if (command.equals("DATA")) {
			return "354 go on";
		}
		if (command.startsWith("AUTH")) {
			return "235 welcome";
		}
		return command.equals("QUIT") ? "221 bye" : "250 ok";
	}

	private void say(OutputStream out, String answer) throws IOException {
		if (answer.equals(SILENCE)) {
			this.silent.countDown();
			return;
		}
		out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

	private static void daemon(Runnable work) {
		Thread thread = new Thread(work, "smtp");
		thread.setDaemon(true);
		thread.start();
	}

}
