package resolute.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The rules of control in force, and those that were. A resolution without rules of its
 * own follows the general ones. Runs in the transaction of the caller.
 */
@Service
@Transactional
public class ControlRules {

	private final JdbcClient jdbc;

	private final Clock clock;

	ControlRules(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The rules for a resolution. */
	@Transactional(readOnly = true)
	public ControlSettings of(ResolutionId resolution) {
		return inForce().of(resolution);
	}

	/**
	 * The rules for every resolution, read once in a transaction, however many items it
	 * is about.
	 */
	@Transactional(readOnly = true)
	InForce inForce() {
		if (TransactionSynchronizationManager.getResource(this) instanceof InForce read) {
			return read;
		}
		InForce read = read();
		TransactionSynchronizationManager.bindResource(this, read);
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void suspend() {
				forget();
			}

			@Override
			public void afterCompletion(int status) {
				forget();
			}
		});
		return read;
	}

	private void forget() {
		TransactionSynchronizationManager.unbindResourceIfPossible(this);
	}

	private InForce read() {
		Map<@Nullable String, ControlSettings> found = new HashMap<>();
		this.jdbc.sql("select distinct on (resolution_id) * from control_settings order by resolution_id, id desc")
			.query((row, index) -> version(row))
			.list()
			.forEach((version) -> found.put(version.resolution().map(ResolutionId::value).orElse(null),
					version.settings()));
		return (resolution) -> {
			ControlSettings general = found.get(null);
			return Objects.requireNonNull(found.getOrDefault(resolution.value(), general));
		};
	}

	/** Everything that was ever in force, the latest first. */
	@Transactional(readOnly = true)
	public List<Version> history() {
		return this.jdbc.sql("select * from control_settings order by id desc")
			.query((row, index) -> version(row))
			.list();
	}

	/**
	 * What of a history, the latest first, is in force for a resolution, or in general.
	 */
	public static Version latest(List<Version> history, Optional<ResolutionId> resolution) {
		return history.stream()
			.filter((version) -> resolution.isPresent() && version.resolution().equals(resolution))
			.findFirst()
			.orElseGet(() -> history.stream()
				.filter((version) -> version.resolution().isEmpty())
				.findFirst()
				.orElseThrow());
	}

	/** Nobody else puts rules in force until the transaction ends. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hold() {
		this.jdbc.sql("lock table control_settings in share row exclusive mode").update();
	}

	/**
	 * Puts other rules in force. The watch looks at every open item again; levels that
	 * have been reached are not told again, and a timer that runs keeps its day.
	 * @param resolution for which, or the general ones
	 * @param by the account of who changes them
	 */
	public void change(Optional<ResolutionId> resolution, ControlSettings settings, String by) {
		var statement = this.jdbc
			.sql("""
					insert into control_settings (resolution_id, reminder_days, level1_after, level1_recipients, level2_after,
						level2_recipients, level3_after, level3_recipients, ask_before, head_decides_from, changed_at,
						changed_by)
					values (:resolution, :reminders, :after1, :recipients1, :after2, :recipients2, :after3, :recipients3,
						:askBefore, :headFrom, :now, :by)
					""")
			.param("resolution", resolution.map(ResolutionId::value).orElse(null))
			.param("reminders", settings.reminderDays().toArray(Integer[]::new))
			.param("askBefore", settings.askBefore())
			.param("headFrom", settings.headDecidesFrom())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("by", by);
		for (int level = 1; level <= ControlSettings.LEVELS; level++) {
			statement = statement.param("after" + level, settings.level(level).after())
				.param("recipients" + level,
						settings.level(level)
							.recipients()
							.stream()
							.map(Recipient::code)
							.sorted()
							.toArray(String[]::new));
		}
		statement.update();
		forget();
		this.jdbc.sql("""
				update deadline set watch_on = :today
				where state = 'open' and controlled and watch_on is not null
				  and (cast(:resolution as varchar) is null or resolution_id = :resolution)
				""")
			.param("today", LocalDate.now(this.clock))
			.param("resolution", resolution.map(ResolutionId::value).orElse(null))
			.update();
	}

	private static Version version(ResultSet row) throws SQLException {
		List<ControlSettings.Level> levels = IntStream.rangeClosed(1, ControlSettings.LEVELS)
			.mapToObj((level) -> level(row, level))
			.toList();
		return new Version(Optional.ofNullable(row.getString("resolution_id")).map(ResolutionId::new),
				new ControlSettings(Arrays.asList((Integer[]) row.getArray("reminder_days").getArray()), levels,
						row.getInt("ask_before"), row.getInt("head_decides_from")),
				row.getTimestamp("changed_at").toInstant(), row.getString("changed_by"));
	}

	private static ControlSettings.Level level(ResultSet row, int level) {
		try {
			String[] recipients = (String[]) row.getArray("level" + level + "_recipients").getArray();
			return new ControlSettings.Level(row.getInt("level" + level + "_after"),
					Arrays.stream(recipients).map(Recipient::ofCode).collect(Collectors.toSet()));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Knows the rules for each resolution. */
	@FunctionalInterface
	interface InForce {

		ControlSettings of(ResolutionId resolution);

	}

	/**
	 * Rules that were put in force.
	 *
	 * @param resolution for which; none for the general ones
	 * @param settings the rules
	 * @param changedAt when
	 * @param changedBy by whom; {@code resolute} for those it came with
	 */
	public record Version(Optional<ResolutionId> resolution, ControlSettings settings, Instant changedAt,
			String changedBy) {
	}

}
