package resolute.notification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/** A stored message, taken apart to be read. */
final class ReadableMessage {

	private static final Session SESSION = Session.getInstance(new Properties());

	private static final List<String> HEADERS = List.of("From", "To", "Reply-To", "Subject", "Message-ID");

	private final Map<String, String> headers = new LinkedHashMap<>();

	private final List<Attachment> attachments = new ArrayList<>();

	private String text = "";

	private String html = "";

	private final Instant date;

	ReadableMessage(byte[] content) {
		try {
			MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(content));
			for (String name : HEADERS) {
				String value = message.getHeader(name, ", ");
				if (value != null) {
					this.headers.put(name, MimeUtility.decodeText(MimeUtility.unfold(value)));
				}
			}
			this.date = message.getSentDate().toInstant();
			take(message);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void take(Part part) throws MessagingException, IOException {
		if (part.getContent() instanceof Multipart parts) {
			for (int i = 0; i < parts.getCount(); i++) {
				take(parts.getBodyPart(i));
			}
		}
		else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
			this.attachments.add(new Attachment(Objects.toString(part.getFileName(), "attachment"),
					part.getInputStream().readAllBytes()));
		}
		else if (part.isMimeType("text/html")) {
			this.html = part.getContent().toString();
		}
		else if (part.isMimeType("text/plain")) {
			this.text = part.getContent().toString();
		}
	}

	/** Some headers, decoded, in the order a reader expects. */
	public Map<String, String> headers() {
		return this.headers;
	}

	public Instant date() {
		return this.date;
	}

	public String text() {
		return this.text;
	}

	String html() {
		return this.html;
	}

	public List<Attachment> attachments() {
		return this.attachments;
	}

	/** A file that came with it. */
	record Attachment(String name, byte[] content) {

	}

}
