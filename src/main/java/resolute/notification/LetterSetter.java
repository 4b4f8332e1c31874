package resolute.notification;

import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.stereotype.Component;

/**
 * Makes a MIME message of a letter: plain text, HTML, and the due dates for the reader's
 * calendar.
 */
@Component
class LetterSetter {

	/** Messages are only written with it; a connection has a session of its own. */
	private static final Session SESSION = Session.getInstance(new Properties());

	private static final String UTF_8 = StandardCharsets.UTF_8.name();

	private final SpringTemplateEngine templates = new SpringTemplateEngine();

	private final OutboxProperties properties;

	private final PublicAddress address;

	private final LetterTexts texts;

	private final Clock clock;

	LetterSetter(OutboxProperties properties, PublicAddress address, LetterTexts texts, Clock clock)
			throws AddressException {
		this.properties = properties;
		this.address = address;
		this.texts = texts;
		this.clock = clock;
		this.templates.addTemplateResolver(resolver(TemplateMode.HTML, ".html"));
		this.templates.addTemplateResolver(resolver(TemplateMode.TEXT, ".txt"));
		this.templates.setMessageResolver(texts);
		// A wrong setting stops the start, not the first mail.
		new InternetAddress(properties.from(), true);
	}

	private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String suffix) {
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(LetterSetter.class.getClassLoader());
		resolver.setPrefix("mail/");
		resolver.setResolvablePatterns(java.util.Set.of("*" + suffix));
		resolver.setTemplateMode(mode);
		resolver.setCharacterEncoding(UTF_8);
		resolver.setCacheable(true);
		return resolver;
	}

	/**
	 * Sets a letter.
	 * @throws AddressException if the recipient's address is none
	 */
	MimeMessage set(Mail mail, Letter letter) throws MessagingException {
		InternetAddress recipient = recipient(mail);
		MimeMessage message = new IdentifiedMessage("<" + hash(mail.messageKey()) + "@" + this.address.host() + ">");
		InternetAddress from = new InternetAddress(this.properties.from(), true);
		if (from.getPersonal() == null) {
			name(from, this.texts.of(letter.language(), "label.sender"));
		}
		message.setFrom(from);
		message.setRecipient(Message.RecipientType.TO, recipient);
		String replyTo = (mail.replyTo() != null) ? mail.replyTo() : this.properties.replyTo();
		if (replyTo != null && !replyTo.isBlank()) {
			message.setReplyTo(new InternetAddress[] { new InternetAddress(PlainText.line(replyTo), true) });
		}
		message.setSubject(letter.subject(), UTF_8);
		message.setSentDate(Date.from(this.clock.instant()));
		message.setContentLanguage(new String[] { letter.language().getLanguage() });
		// Nobody's absence notice answers it (RFC 3834).
		message.setHeader("Auto-Submitted", "auto-generated");
		thread(message, letter, mail);
		if (letter.unsubscribe().isPresent()) {
			message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe().get() + ">");
		}
		message.setContent(content(letter));
		message.saveChanges();
		return message;
	}

	/** A mail program shows all mails of an item together. */
	private void thread(MimeMessage message, Letter letter, Mail mail) throws MessagingException {
		List<UUID> items = letter.lines().stream().map(Letter.Line::deadlineId).distinct().toList();
		if (items.size() == 1 || mail.deadlineId() != null) {
			UUID item = (mail.deadlineId() != null) ? mail.deadlineId() : items.get(0);
			String root = "<deadline-" + item + "@" + this.address.host() + ">";
			message.setHeader("References", root);
			message.setHeader("In-Reply-To", root);
		}
	}

	private MimeMultipart content(Letter letter) throws MessagingException {
		Context context = new Context(letter.language());
		context.setVariable("letter", letter);
		context.setVariable("home", this.address);
		MimeMultipart texts = new MimeMultipart("alternative");
		texts.addBodyPart(text(this.templates.process("letter.txt", context), "plain"));
		texts.addBodyPart(text(this.templates.process("letter.html", context), "html"));
		if (letter.lines().isEmpty()) {
			return texts;
		}
		MimeBodyPart alternative = new MimeBodyPart();
		alternative.setContent(texts);
		MimeMultipart content = new MimeMultipart("mixed");
		content.addBodyPart(alternative);
		content.addBodyPart(calendar(letter));
		return content;
	}

	private static MimeBodyPart text(String text, String subtype) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setText(text, UTF_8, subtype);
		return part;
	}

	private MimeBodyPart calendar(Letter letter) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setText(CalendarFile.of(letter.lines().stream().map(Letter.Line::entry).toList(), this.address.host(),
				this.clock.instant()), UTF_8, "calendar");
		ContentType type = new ContentType("text", "calendar", null);
		type.setParameter("charset", UTF_8);
		type.setParameter("method", "PUBLISH");
		part.setHeader("Content-Type", type.toString());
		part.setDisposition(Part.ATTACHMENT);
		part.setFileName("deadlines.ics");
		return part;
	}

	private static InternetAddress recipient(Mail mail) throws AddressException {
		String given = (mail.address() != null) ? mail.address() : "";
		if (given.codePoints().anyMatch((character) -> Character.isISOControl(character) || character == ' ')) {
			throw new AddressException("Not an e-mail address", PlainText.line(given));
		}
		int at = given.lastIndexOf('@');
		if (at < 1) {
			throw new AddressException("Not an e-mail address", PlainText.line(given));
		}
		try {
			InternetAddress address = new InternetAddress(
					given.substring(0, at + 1) + IDN.toASCII(given.substring(at + 1)), true);
			name(address, PlainText.shortened(mail.name(), 100));
			return address;
		}
		catch (IllegalArgumentException ex) {
			throw new AddressException("Not a domain: " + ex.getMessage(), PlainText.line(given));
		}
	}

	private static void name(InternetAddress address, @Nullable String name) throws AddressException {
		try {
			address.setPersonal(name, UTF_8);
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException("Every JVM knows UTF-8", ex);
		}
	}

	private static String hash(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JVM knows SHA-256", ex);
		}
	}

	/** Keeps its Message-ID, however often it is sent. */
	private static final class IdentifiedMessage extends MimeMessage {

		private final String id;

		IdentifiedMessage(String id) {
			super(SESSION);
			this.id = id;
		}

		@Override
		protected void updateMessageID() throws MessagingException {
			setHeader("Message-ID", this.id);
		}

	}

}
