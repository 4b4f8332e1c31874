package resolute.calendar;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the calendar in memory that is in the database. Each node looks once a minute
 * whether another has loaded a year: one row of an index that is in memory anyway.
 */
@Component
class CalendarRefresh {

	private static final Logger log = LoggerFactory.getLogger(CalendarRefresh.class);

	private final JdbcClient jdbc;

	private final ProductionCalendarLoader loader;

	private final WorkingDays workingDays;

	/** Of the calendar in memory; at the start it is not known. */
	private long revision = -1;

	CalendarRefresh(JdbcClient jdbc, ProductionCalendarLoader loader, WorkingDays workingDays) {
		this.jdbc = jdbc;
		this.loader = loader;
		this.workingDays = workingDays;
	}

	@Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
	void look() {
		// The revision first: what is loaded between the two is noticed the next time.
		long stored = stored();
		if (isNewer(stored)) {
			use(new ProductionCalendar(this.loader.stored()), stored);
		}
	}

	/**
	 * Uses what the caller's transaction has written once it is committed; never, if it
	 * is rolled back.
	 */
	void useAfterCommit() {
		long written = stored();
		ProductionCalendar calendar = new ProductionCalendar(this.loader.stored());
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				use(calendar, written);
			}
		});
	}

	private long stored() {
		return this.jdbc.sql("select coalesce(max(revision), 0) from calendar_year").query(Long.class).single();
	}

	private synchronized boolean isNewer(long revision) {
		return revision > this.revision;
	}

	/** Of two transactions, the later can be the first to come here. */
	private synchronized void use(ProductionCalendar calendar, long revision) {
		if (isNewer(revision)) {
			this.workingDays.use(calendar);
			this.revision = revision;
			log.debug("Revision {} of the production calendar is in use", revision);
		}
	}

}
