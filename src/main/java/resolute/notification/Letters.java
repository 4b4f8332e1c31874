package resolute.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import resolute.calendar.WorkingDays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what there is to say at this moment, or that there is nothing any more. */
@Component
class Letters {

	private static final int LONGEST_SUBJECT = 120;

	/** The roles of those who have the task itself. */
	private static final Set<String> WORKING = Set.of("performer", "executor", "head");

	private static final String ITEM = """
			select d.id, d.resolution_id, d.number, d.title, d.due_on, d.original_due_on, d.due_sequence, d.preliminary,
				r.title as recommendation, o.name as organisation,
			""";

	private static final String JOINED = """
			left join recommendation r on r.resolution_id = d.resolution_id and r.number = d.number
			left join organisation o on o.id = d.organisation_id
			""";

	private static final String OF_DIGEST = ITEM + """
			n.level, n.role from notice n join deadline d on d.id = n.deadline_id
			""" + JOINED + """
			where n.mail_id = :mail and d.state = 'open' and d.controlled and d.due_on = n.due_on
				and (n.level is not null or :reminders)
			order by d.due_on, d.resolution_id, d.number, d.id, n.level nulls first
			""";

	private static final String OF_OVERDUE = ITEM + """
			cast(:level as integer) as level, :role as role from deadline d
			""" + JOINED + """
			where d.id = :deadline and d.state = 'open' and d.controlled and d.due_on = :dueOn
			""";

	private static final String OF_REMINDER = ITEM + """
			cast(null as integer) as level, :role as role from deadline d
			""" + JOINED + "where d.id = :deadline and d.state = 'open'";

	private static final String OF_REQUEST = ITEM + """
			cast(null as integer) as level, :role as role, x.due_on as asked_from, x.wanted_on, x.granted_on, x.reason,
				x.remark, x.late_asked, x.ordinal, coalesce(m.name, x.requested_by) as requested_by
			from extension_request x join deadline d on d.id = x.deadline_id
			left join member m on m.user_id = x.requested_by
			""" + JOINED + """
			where x.id = :about and d.state = 'open' and coalesce(x.decision, 'none') = any(cast(:decisions as text[]))
			""";

	/**
	 * With what the reader may open: the card is for coordinators, an item for whoever
	 * has to do it.
	 */
	private static final String OF_COMMENT = """
			select c.resolution_id, c.number, c.text, coalesce(w.name, c.written_by) as author, r.title,
				exists (select from membership s where s.user_id = :user and s.organisation_id = 'coordinators') as coordinator,
				(select d.id from deadline d where d.resolution_id = c.resolution_id and d.number = c.number
					and d.state = 'open' and (d.assignee = :user or d.organisation_id in (
						select organisation_id from membership where user_id = :user))
					order by d.due_on, d.id limit 1) as item
			from comment c left join member w on w.user_id = c.written_by
			left join recommendation r on r.resolution_id = c.resolution_id and r.number = c.number
			where c.id = :about
			""";

	private final JdbcClient jdbc;

	private final WorkingDays workingDays;

	private final PublicAddress address;

	private final LetterTexts texts;

	private final CalendarEntries entries;

	private final MeetingLetters meetings;

	private final Clock clock;

	Letters(JdbcClient jdbc, WorkingDays workingDays, PublicAddress address, LetterTexts texts, CalendarEntries entries,
			MeetingLetters meetings, Clock clock) {
		this.jdbc = jdbc;
		this.workingDays = workingDays;
		this.address = address;
		this.texts = texts;
		this.entries = entries;
		this.meetings = meetings;
		this.clock = clock;
	}

	/**
	 * What a mail says now.
	 * @return nothing if it has been settled, withdrawn, extended or decided since
	 */
	Optional<Letter> write(Mail mail) {
		return switch (mail.kind()) {
			case "digest" -> digest(mail);
			case "overdue" -> overdue(mail);
			case "reminder" -> reminder(mail);
			case "extensionAsked" -> asked(mail);
			case "extensionDecided" -> decided(mail);
			case "operator" -> operator(mail);
			case "comment" -> comment(mail);
			case "invitation" -> this.meetings.invitation(mail);
			case "information" -> this.meetings.information(mail);
			default -> throw new IllegalStateException("There are no mails of kind " + mail.kind());
		};
	}

	private Optional<Letter> digest(Mail mail) {
		Map<UUID, Item> latest = new LinkedHashMap<>();
		this.jdbc.sql(OF_DIGEST)
			.param("mail", mail.id())
			.param("reminders", mail.reminders())
			.query(Letters::item)
			.list()
			.forEach((item) -> latest.put(item.id, item));
		List<Item> items = new ArrayList<>(latest.values());
		if (items.isEmpty()) {
			return Optional.empty();
		}
		Words words = new Words(mail.language());
		long late = items.stream().filter((item) -> lateness(item) > 0).count();
		String subject;
		if (items.size() == 1) {
			subject = words.subject(items.get(0));
		}
		else if (late == 0) {
			Item next = items.get(0);
			subject = words.of("digest.subject.due", items.size(), words.brief(next.dueOn), words.left(next));
		}
		else {
			subject = (late == items.size()) ? words.of("digest.subject.late", late)
					: words.of("digest.subject.both", late, items.size() - late);
		}
		boolean performs = items.stream().anyMatch((item) -> item.isOf("performer") || item.isOf("executor"));
		boolean remindersOnly = items.stream().allMatch((item) -> item.level == null);
		return Optional.of(new Letter(mail.language(), subject, words.of("digest.heading"),
				List.of(words.of((late > 0) ? "digest.intro.late" : "digest.intro")), words.lines(items),
				performs ? words.of("digest.todo") : words.of("digest.todo.others"),
				words.of(remindersOnly ? "why.performer" : "why.digest"), Optional.empty(),
				Optional.ofNullable(mail.token()).map((token) -> this.address.preferences(token, mail.language()))));
	}

	private Optional<Letter> overdue(Mail mail) {
		return this.jdbc.sql(OF_OVERDUE)
			.param("deadline", mail.deadlineId())
			.param("dueOn", mail.dueOn())
			.param("level", mail.level())
			.param("role", mail.role())
			.query(Letters::item)
			.optional()
			.map((item) -> {
				Words words = new Words(mail.language());
				return new Letter(mail.language(), words.subject(item), words.lateness(item),
						List.of(words.of("overdue.intro." + mail.role(), words.organisation(item))),
						words.lines(List.of(item)), words.of("overdue.todo." + mail.role()),
						words.of("why." + mail.role(), words.organisation(item)), words.action(mail.role(), item),
						Optional.empty());
			});
	}

	private Optional<Letter> reminder(Mail mail) {
		return this.jdbc.sql(OF_REMINDER)
			.param("deadline", mail.deadlineId())
			.param("role", mail.role())
			.query(Letters::item)
			.optional()
			.map((item) -> {
				Words words = new Words(mail.language());
				return new Letter(mail.language(),
						words.shortened("reminder.subject", words.name(item), words.pointWithin(item),
								words.left(item)),
						words.of("reminder.heading"), List.of(words.of("reminder.intro")), words.lines(List.of(item)),
						words.of("overdue.todo.executor"), words.of("why.executor", words.organisation(item)),
						words.action("executor", item), Optional.empty());
			});
	}

	private Optional<Letter> asked(Mail mail) {
		return request(mail, "none").map((request) -> {
			Words words = new Words(mail.language());
			Item item = request.item;
			List<String> paragraphs = new ArrayList<>();
			paragraphs.add(words.of("asked.intro", PlainText.line(request.requestedBy), words.full(request.askedFrom),
					words.full(request.wantedOn)));
			paragraphs.add(words.of("asked.reason", PlainText.text(request.reason)));
			if (request.ordinal > 1) {
				paragraphs.add(words.of("asked.ordinal", request.ordinal));
			}
			if (request.lateAsked) {
				paragraphs.add(words.of("asked.late"));
			}
			return new Letter(mail.language(),
					words.shortened("asked.subject", words.name(item), words.pointWithin(item),
							words.brief(request.wantedOn)),
					words.of("asked.heading"), paragraphs, words.lines(List.of(item)), words.of("asked.todo"),
					words.of("why.decides"), words.action(mail.role(), item), Optional.empty());
		});
	}

	private Optional<Letter> decided(Mail mail) {
		return request(mail, "granted", "refused").map((request) -> {
			Words words = new Words(mail.language());
			Item item = request.item;
			LocalDate granted = request.grantedOn;
			String result = (granted != null) ? "granted" : "refused";
			List<String> paragraphs = new ArrayList<>();
			paragraphs
				.add((granted != null) ? words.of("granted.intro", words.full(request.askedFrom), words.full(granted))
						: words.of("refused.intro", words.full(request.wantedOn), words.full(item.dueOn)));
			if (request.remark != null && !request.remark.isBlank()) {
				paragraphs.add(words.of("decided.remark", PlainText.text(request.remark)));
			}
			return new Letter(mail.language(),
					words.shortened(result + ".subject", words.name(item), words.pointWithin(item),
							words.brief((granted != null) ? granted : item.dueOn)),
					words.of(result + ".heading"), paragraphs, words.lines(List.of(item)), words.of(result + ".todo"),
					words.of("why.executor", words.organisation(item)), words.action("executor", item),
					Optional.empty());
		});
	}

	private Optional<Letter> operator(Mail mail) {
		Words words = new Words(mail.language());
		return this.jdbc
			.sql("""
					select m.address, m.subject, s.reason from mail m join mail_suppression s on s.address = lower(m.address)
					where m.id = :about
					""")
			.param("about", mail.aboutId())
			.query((row, number) -> {
				String refused = PlainText.line(row.getString("address"));
				return new Letter(mail.language(),
						PlainText.shortened(words.of("operator.subject", refused), LONGEST_SUBJECT),
						words.of("operator.heading"),
						List.of(words.of("operator.intro", refused),
								words.of("operator.answer", PlainText.line(row.getString("reason"))),
								words.of("operator.mail",
										PlainText.line(Objects.toString(row.getString("subject"), "—")))),
						List.of(), words.of("operator.todo"), words.of("why.operator"),
						Optional.of(new Letter.Action(words.of("action.operator"),
								this.address.mail(Objects.requireNonNull(mail.aboutId())))),
						Optional.empty());
			})
			.optional();
	}

	private Optional<Letter> comment(Mail mail) {
		Words words = new Words(mail.language());
		return this.jdbc.sql(OF_COMMENT)
			.param("about", mail.aboutId())
			.param("user", mail.recipient())
			.query((row, index) -> {
				String number = row.getString("number");
				String title = PlainText.line(Objects.toString(row.getString("title"), ""));
				UUID item = row.getObject("item", UUID.class);
				Optional<Letter.Action> action = row.getBoolean("coordinator")
						? Optional.of(new Letter.Action(words.of("action.comment"),
								this.address.card(row.getString("resolution_id"), number)))
						: Optional.ofNullable(item)
							.map((id) -> new Letter.Action(words.of("action.executor"), this.address.task(id)));
				return new Letter(mail.language(), words.shortened("comment.subject", title, number),
						words.of("comment.heading", number),
						List.of(words.of("comment.intro", PlainText.line(row.getString("author")), number, title),
								PlainText.text(row.getString("text"))),
						List.of(), null, words.of("why.mentioned"), action, Optional.empty());
			})
			.optional();
	}

	private Optional<Request> request(Mail mail, String... decisions) {
		return this.jdbc.sql(OF_REQUEST)
			.param("about", mail.aboutId())
			.param("role", mail.role())
			.param("decisions", decisions)
			.query((row, number) -> new Request(item(row, number), row.getObject("asked_from", LocalDate.class),
					row.getObject("wanted_on", LocalDate.class), row.getObject("granted_on", LocalDate.class),
					row.getString("reason"), row.getString("remark"), row.getBoolean("late_asked"),
					row.getInt("ordinal"), row.getString("requested_by")))
			.optional();
	}

	private static Item item(ResultSet row, int number) throws SQLException {
		return new Item(row.getObject("id", UUID.class), row.getString("resolution_id"), row.getString("number"),
				row.getString("title"), row.getObject("due_on", LocalDate.class),
				row.getObject("original_due_on", LocalDate.class), row.getInt("due_sequence"),
				row.getBoolean("preliminary"), row.getString("recommendation"), row.getString("organisation"),
				row.getObject("level", Integer.class), row.getString("role"));
	}

	private int lateness(Item item) {
		LocalDate today = LocalDate.now(this.clock);
		// On a day off right after the due date it is late by no working day yet, but
		// late.
		return item.dueOn.isBefore(today) ? Math.max(1, this.workingDays.between(item.dueOn, today)) : 0;
	}

	private record Item(UUID id, String resolutionId, String number, String title, LocalDate dueOn,
			LocalDate originalDueOn, int sequence, boolean preliminary, @Nullable String recommendation,
			@Nullable String organisation, @Nullable Integer level, String role) {

		boolean isOf(String role) {
			return this.role.equals(role);
		}

	}

	private record Request(Item item, LocalDate askedFrom, LocalDate wantedOn, @Nullable LocalDate grantedOn,
			String reason, @Nullable String remark, boolean lateAsked, int ordinal, String requestedBy) {

	}

	/** How things are said in one language. */
	private final class Words {

		private final Locale language;

		Words(Locale language) {
			this.language = language;
		}

		String of(String key, Object... arguments) {
			return Letters.this.texts.of(this.language, key, arguments);
		}

		/** A subject whose first argument is as long as there is room for it. */
		String shortened(String key, String name, Object... others) {
			Object[] arguments = new Object[others.length + 1];
			System.arraycopy(others, 0, arguments, 1, others.length);
			arguments[0] = "";
			int room = LONGEST_SUBJECT - of(key, arguments).length();
			arguments[0] = PlainText.shortened(name, Math.max(room, 1));
			return PlainText.shortened(of(key, arguments), LONGEST_SUBJECT);
		}

		String subject(Item item) {
			if (Letters.this.lateness(item) > 0) {
				return shortened("overdue.subject", name(item), lateness(item), pointWithin(item));
			}
			return PlainText.shortened(of("dueSoon.subject", point(item), brief(item.dueOn), left(item)),
					LONGEST_SUBJECT);
		}

		/** «Пункт 2.1»; what belongs to no resolution has no number. */
		String point(Item item) {
			return isNumbered(item) ? of("point", item.number) : of("task");
		}

		private String pointWithin(Item item) {
			return isNumbered(item) ? of("point.within", item.number) : of("task.within");
		}

		private boolean isNumbered(Item item) {
			return item.recommendation != null;
		}

		/** What the recommendation is called, or the task if it belongs to none. */
		String name(Item item) {
			return PlainText.line((item.recommendation != null) ? item.recommendation : item.title);
		}

		String organisation(Item item) {
			return PlainText.line((item.organisation != null) ? item.organisation : of("organisation.none"));
		}

		String brief(LocalDate day) {
			boolean thisYear = day.getYear() == LocalDate.now(Letters.this.clock).getYear();
			return thisYear ? DateTimeFormatter.ofPattern("d MMMM", this.language).format(day) : full(day);
		}

		String full(LocalDate day) {
			return DateTimeFormatter.ofPattern(of("date.full"), this.language).format(day);
		}

		String lateness(Item item) {
			return of("late", Letters.this.lateness(item));
		}

		String left(Item item) {
			return (Letters.this.lateness(item) > 0) ? of("late.within", Letters.this.lateness(item))
					: of("left", Letters.this.workingDays.between(LocalDate.now(Letters.this.clock), item.dueOn));
		}

		Optional<Letter.Action> action(String role, Item item) {
			return Optional.of(new Letter.Action(of("action." + role), url(role, item)));
		}

		/** Who has to do it gets to the task, whoever watches over it to its dates. */
		private String url(String role, Item item) {
			return WORKING.contains(role) ? Letters.this.address.task(item.id) : Letters.this.address.item(item.id);
		}

		List<Letter.Line> lines(List<Item> items) {
			return items.stream().map(this::line).toList();
		}

		private Letter.Line line(Item item) {
			String title = name(item);
			String asked = CalendarEntries.asked(item.number, item.title);
			String point = point(item);
			return new Letter.Line(item.id, point, title, asked.equals(title) ? null : asked,
					(item.organisation != null) ? PlainText.line(item.organisation) : null, full(item.dueOn),
					item.originalDueOn.equals(item.dueOn) ? null : full(item.originalDueOn), left(item),
					Letters.this.lateness(item) > 0, item.preliminary, url(item.role, item),
					Letters.this.entries.entry(this.language, new CalendarEntries.Item(item.id, item.dueOn,
							item.sequence, item.number, item.title, item.recommendation)));
		}

	}

}
