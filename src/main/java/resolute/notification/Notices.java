package resolute.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import resolute.deadline.DeadlinesDueSoon;
import resolute.shared.RecommendationKey;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells people of their deadlines by mail. Everything is written in the caller's
 * transaction, which there has to be, and leaves after it is committed; what it says is
 * found out only then, so that nobody is told of what has been settled meanwhile.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Notices {

	private static final Locale PREVIEWED = Locale.forLanguageTag("ru");

	private final Recipients recipients;

	private final Outbox outbox;

	private final MeetingLetters meetings;

	private final LetterSetter setter;

	private final JdbcClient jdbc;

	private final Clock clock;

	Notices(Recipients recipients, Outbox outbox, MeetingLetters meetings, LetterSetter setter, JdbcClient jdbc,
			Clock clock) {
		this.recipients = recipients;
		this.outbox = outbox;
		this.meetings = meetings;
		this.setter = setter;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Tells whom the settings name that an item is overdue. However often this is called,
	 * a recipient is told once of an item, due date and level. Calls are gathered and
	 * written before the commit, for all items of a transaction at once.
	 * @param level how far it has been escalated, 1 to 3
	 * @param planned the working day on which it had to be told. If that is over, it is
	 * told on the digest of the day instead of in a mail of its own: after a downtime
	 * nobody is flooded.
	 */
	public void overdue(UUID deadlineId, LocalDate dueOn, int level, LocalDate planned) {
		if (level < 1 || level > 3) {
			throw new IllegalArgumentException("Not a level: " + level);
		}
		gathered().items
			.add(new Recipients.Item(deadlineId, dueOn, level, planned.isBefore(LocalDate.now(this.clock))));
	}

	/**
	 * Reminds the executor's members of an item because the coordinator wants it: a
	 * formal mail, also to those who want no reminders.
	 * @param occasion makes it unique: for the same occasion it is sent once
	 */
	public void remindAgain(UUID deadlineId, String occasion) {
		tell("reminder", "reminder/" + deadlineId + "/" + occasion, deadlineId, "executor", null);
	}

	/**
	 * Tells whoever decides on it that an extension was asked for: the coordinator, or
	 * from a certain request on the district head.
	 * @throws IllegalArgumentException if there is no such request
	 */
	public void extensionAsked(UUID requestId) {
		Request request = request(requestId);
		tell("extensionAsked", "extensionAsked/" + requestId, request.deadlineId,
				request.headDecides ? "districtHead" : "coordinator", requestId);
	}

	/**
	 * Tells the performers what was decided on a request for an extension.
	 * @throws IllegalArgumentException if there is no such request
	 */
	public void extensionDecided(UUID requestId) {
		tell("extensionDecided", "extensionDecided/" + requestId, request(requestId).deadlineId, "executor", requestId);
	}

	/**
	 * Tells whoever is mentioned in a comment what it says.
	 * @throws IllegalArgumentException if there is no such comment
	 */
	public void commented(UUID commentId) {
		RecommendationKey recommendation = this.jdbc.sql("select resolution_id, number from comment where id = :id")
			.param("id", commentId)
			.query((row, number) -> RecommendationKey
				.parse(row.getString("resolution_id") + "/" + row.getString("number")))
			.optional()
			.orElseThrow(() -> new IllegalArgumentException("There is no comment " + commentId));
		this.outbox.writeMentions(commentId, recommendation);
	}

	/**
	 * Tells the members of the council of a meeting, with an entry for their calendars:
	 * that they are invited, that it was moved, or that there is none.
	 * @param notice what they are told
	 */
	public void meetingAnnounced(UUID notice) {
		this.outbox.writeInvitations(notice);
	}

	/**
	 * Sends what the council writes to an audience.
	 * @param letter what is written, and to whom
	 */
	public void audienceInformed(UUID letter) {
		this.outbox.writeInformation(letter);
	}

	/**
	 * What a letter of the council's to an audience will say, from its first line to the
	 * last that is added to it.
	 */
	@Transactional(propagation = Propagation.SUPPORTS)
	public String preview(String audience, String subject, String text) {
		return this.setter.preview(this.meetings.information(PREVIEWED, audience, subject, text),
				this.meetings.isSecretaryReachable());
	}

	@EventListener
	void remind(DeadlinesDueSoon soon) {
		List<Recipients.Item> items = soon.items()
			.stream()
			.map((item) -> new Recipients.Item(item.deadlineId(), item.dueOn(), item.daysBefore(), false))
			.toList();
		if (!items.isEmpty()) {
			this.outbox.addReminders(this.recipients.ofReminders(items));
		}
	}

	private void tell(String kind, String key, UUID deadlineId, String role, @Nullable UUID about) {
		LocalDate dueOn = this.jdbc.sql("select due_on from deadline where id = :id")
			.param("id", deadlineId)
			.query(LocalDate.class)
			.optional()
			.orElseThrow(() -> new IllegalArgumentException("There is no deadline " + deadlineId));
		this.outbox.write(kind, key, about,
				this.recipients.ofRole(role, List.of(new Recipients.Item(deadlineId, dueOn, 1, false))));
	}

	private Request request(UUID id) {
		return this.jdbc.sql("select deadline_id, head_decides from extension_request where id = :id")
			.param("id", id)
			.query((row, number) -> new Request(row.getObject("deadline_id", UUID.class),
					row.getBoolean("head_decides")))
			.optional()
			.orElseThrow(() -> new IllegalArgumentException("There is no request " + id));
	}

	private Gathered gathered() {
		return Optional.ofNullable((Gathered) TransactionSynchronizationManager.getResource(this)).orElseGet(() -> {
			Gathered gathered = new Gathered();
			TransactionSynchronizationManager.registerSynchronization(gathered);
			TransactionSynchronizationManager.bindResource(this, gathered);
			return gathered;
		});
	}

	private record Request(UUID deadlineId, boolean headDecides) {

	}

	/** What is overdue in one transaction. */
	private final class Gathered implements TransactionSynchronization {

		private final List<Recipients.Item> items = new ArrayList<>();

		@Override
		public void beforeCommit(boolean readOnly) {
			List<Told> told = Notices.this.recipients.ofLevels(this.items);
			Notices.this.outbox.writeOverdue(told.stream().filter((one) -> !one.late() || !one.reachable()).toList());
			Notices.this.outbox.addOverdue(told.stream().filter((one) -> one.late() && one.reachable()).toList());
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(Notices.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(Notices.this, this);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(Notices.this);
		}

	}

}
