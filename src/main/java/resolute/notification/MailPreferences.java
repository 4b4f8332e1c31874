package resolute.notification;

import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What mail people want. A token, which every digest has in it, is all one needs to say
 * so; it shows a name and opens nothing else.
 */
@Service
@Transactional
public class MailPreferences {

	private final JdbcClient jdbc;

	MailPreferences(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	Optional<Preference> find(UUID token) {
		return this.jdbc.sql("""
				select m.name, f.reminders, f.language from mail_preference f join member m on m.user_id = f.user_id
				where f.token = :token
				""")
			.param("token", token)
			.query((row, number) -> new Preference(row.getString("name"), row.getBoolean("reminders"),
					row.getString("language")))
			.optional();
	}

	/**
	 * The token of a participant, who may not have had one.
	 * @return empty for an account that is no participant's
	 */
	public Optional<UUID> tokenOf(String userId) {
		this.jdbc.sql("""
				insert into mail_preference (user_id) select user_id from member where user_id = :user
				on conflict (user_id) do nothing
				""").param("user", userId).update();
		return this.jdbc.sql("select token from mail_preference where user_id = :user")
			.param("user", userId)
			.query(UUID.class)
			.optional();
	}

	/**
	 * Changes what is given.
	 * @return whether somebody has that token
	 */
	boolean change(UUID token, Optional<Boolean> reminders, Optional<String> language) {
		return this.jdbc.sql("""
				update mail_preference set reminders = coalesce(cast(:reminders as boolean), reminders),
					language = coalesce(cast(:language as varchar), language)
				where token = :token
				""")
			.param("reminders", reminders.orElse(null))
			.param("language", language.orElse(null))
			.param("token", token)
			.update() > 0;
	}

	/**
	 * What somebody wants.
	 *
	 * @param reminders whether to be reminded of what is due soon
	 * @param language of all mail, {@code ru} or {@code en}
	 */
	record Preference(String name, boolean reminders, String language) {

	}

}
