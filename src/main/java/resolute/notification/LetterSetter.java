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
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

	private static final Logger log = LoggerFactory.getLogger(LetterSetter.class);

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
		resolver.setResolvablePatterns(Set.of("*" + suffix));
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
		Optional<InternetAddress> replyTo = replyTo(mail);
		if (replyTo.isPresent()) {
			message.setReplyTo(new InternetAddress[] { replyTo.get() });
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
		message.setContent(content(letter, answered(mail, replyTo), from.getAddress(), mail.secretary()));
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

	/**
	 * The text of a letter of the council's, as a program shows it that shows no HTML.
	 * @param secretary whether the secretary can be answered
	 */
	String preview(Letter letter, boolean secretary) {
		return plain(letter, secretary ? Answered.SECRETARY : Answered.COORDINATOR);
	}

	private String plain(Letter letter, Answered answered) {
		return this.templates.process("letter.txt", context(letter, answered));
	}

	private static Context context(Letter letter, Answered answered) {
		Context context = new Context(letter.language());
		context.setVariable("letter", letter);
		context.setVariable("answer", answered.label);
		return context;
	}

	private MimeMultipart content(Letter letter, Answered answered, String sender, @Nullable String secretary)
			throws MessagingException {
		MimeMultipart texts = new MimeMultipart("alternative");
		texts.addBodyPart(text(plain(letter, answered), "plain"));
		texts.addBodyPart(text(this.templates.process("letter.html", context(letter, answered)), "html"));
		Optional<MeetingEntry> meeting = letter.meeting();
		if (letter.lines().isEmpty() && meeting.isEmpty()) {
			return texts;
		}
		MimeMultipart content = new MimeMultipart("mixed");
		MimeBodyPart alternative = new MimeBodyPart();
		alternative.setContent(texts);
		content.addBodyPart(alternative);
		if (meeting.isPresent()) {
			String file = CalendarFile.ofMeeting(meeting.get(), this.address.host(),
					(secretary != null) ? secretary : sender, this.clock.instant());
			// Some programs offer to accept only what is in the body, others only a file.
			texts.addBodyPart(calendar(file, meeting.get().method()));
			content.addBodyPart(attached(calendar(file, meeting.get().method()), "invite.ics"));
		}
		if (!letter.lines().isEmpty()) {
			content
				.addBodyPart(
						attached(
								calendar(CalendarFile.of(letter.lines().stream().map(Letter.Line::entry).toList(),
										this.address.host(), sender, this.clock.instant()), "PUBLISH"),
								"deadlines.ics"));
		}
		return content;
	}

	private static MimeBodyPart text(String text, String subtype) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setText(text, UTF_8, subtype);
		// Cyrillic takes half the room that way.
		part.setHeader("Content-Transfer-Encoding", "base64");
		return part;
	}

	private static MimeBodyPart calendar(String file, String method) throws MessagingException {
		MimeBodyPart part = text(file, "calendar");
		ContentType type = new ContentType("text", "calendar", null);
		type.setParameter("charset", UTF_8);
		type.setParameter("method", method);
		part.setHeader("Content-Type", type.toString());
		return part;
	}

	private static MimeBodyPart attached(MimeBodyPart part, String name) throws MessagingException {
		part.setDisposition(Part.ATTACHMENT);
		part.setFileName(name);
		return part;
	}

	private static Answered answered(Mail mail, Optional<InternetAddress> replyTo) {
		if (replyTo.isEmpty()) {
			return Answered.NOBODY;
		}
		return replyTo.get().getAddress().equals(mail.secretary()) ? Answered.SECRETARY : Answered.COORDINATOR;
	}

	/** A wrong address of the coordinators keeps nobody's mail from leaving. */
	private Optional<InternetAddress> replyTo(Mail mail) {
		for (String address : new @Nullable String[] { mail.secretary(), mail.replyTo(), this.properties.replyTo(),
				mail.coordinator() }) {
			if (address != null && !address.isBlank()) {
				try {
					return Optional.of(address(address));
				}
				catch (AddressException ex) {
					log.warn("Answers cannot go to {}: {}", PlainText.line(address), ex.getMessage());
				}
			}
		}
		return Optional.empty();
	}

	private static InternetAddress recipient(Mail mail) throws AddressException {
		InternetAddress address = address((mail.address() != null) ? mail.address() : "");
		name(address, PlainText.shortened(mail.name(), 100));
		return address;
	}

	private static InternetAddress address(String given) throws AddressException {
		int at = given.lastIndexOf('@');
		if (at < 1 || given.codePoints()
			.anyMatch((character) -> Character.isISOControl(character) || Character.isWhitespace(character))) {
			throw new AddressException("Not an e-mail address", PlainText.line(given));
		}
		try {
			return new InternetAddress(given.substring(0, at + 1) + IDN.toASCII(given.substring(at + 1)), true);
		}
		catch (IllegalArgumentException ex) {
			throw new AddressException("Not a domain: " + ex.getMessage(), PlainText.line(given));
		}
	}

	private static void name(InternetAddress address, String name) {
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

	/** Who reads the answers to a letter. */
	private enum Answered {

		NOBODY(null), COORDINATOR("label.answer"), SECRETARY("label.answer.secretary");

		private final @Nullable String label;

		Answered(@Nullable String label) {
			this.label = label;
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
