package resolute.execution.process.control;

import java.time.LocalDate;
import java.util.List;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import resolute.deadline.Watch;
import resolute.support.IntegrationTest;
import resolute.support.Office;
import resolute.support.OpenItems;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.PriorityOrdered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The watch is killed, wherever it is, and looks again. */
@IntegrationTest
@TestPropertySource(properties = "resolute.watch.batch=" + WatchKilledIT.BATCH)
class WatchKilledIT {

	static final int BATCH = 6;

	private static final LocalDate TODAY = LocalDate.of(2014, 7, 7);

	private static final LocalDate JUST_MISSED = LocalDate.of(2014, 7, 4);

	private static final LocalDate LONG_MISSED = LocalDate.of(2014, 7, 2);

	private static final LocalDate TOMORROW = LocalDate.of(2014, 7, 8);

	/** The third batch is not full, so the watch knows that it is the last. */
	private static final int ITEMS = 3 * BATCH - 1;

	private final Watch watch;

	private final Death death;

	private final Office office;

	private final JdbcClient jdbc;

	private final OpenItems items;

	@Autowired
	WatchKilledIT(Watch watch, Death death, Office office, JdbcClient jdbc) {
		this.watch = watch;
		this.death = death;
		this.office = office;
		this.jdbc = jdbc;
		this.items = new OpenItems(jdbc);
	}

	@BeforeEach
	void begin() {
		this.office.clock().moveTo(TODAY);
	}

	@Test
	void losesNothingAndRepeatsNothingWhereverItIsKilled() {
		int statements = 0;
		boolean killed;
		do {
			leaveItemsAlone();
			killed = dies(++statements);
			assertThat(done()).as("killed after statement %s: whole batches", statements)
				.isIn(killed ? List.of(0, BATCH, 2 * BATCH, ITEMS) : List.of(ITEMS));
			this.watch.look();
			assertThat(done()).as("killed after statement %s, then looked again", statements).isEqualTo(ITEMS);
		}
		while (killed);
		assertThat(statements).as("it was killed often, and in every batch").isGreaterThan(3 * 10);
	}

	/**
	 * In each batch some to tell of formally, some on a digest, and some to remind of.
	 */
	private void leaveItemsAlone() {
		this.items.clear();
		String resolution = this.office.newResolution();
		for (int watchedSince = 1; watchedSince <= 3; watchedSince++) {
			LocalDate watchOn = JUST_MISSED.plusDays(watchedSince - 1);
			this.items.add(resolution, "settlementElban", 2, JUST_MISSED, watchOn);
			this.items.add(resolution, "settlementElban", 2, LONG_MISSED, watchOn);
			this.items.add(resolution, "settlementOmmi", (watchedSince < 3) ? 2 : 1, TOMORROW, watchOn);
		}
	}

	private boolean dies(int afterStatements) {
		this.death.comeAfter(afterStatements);
		try {
			this.watch.look();
			return false;
		}
		catch (RuntimeException ex) {
			assertThat(ex).hasStackTraceContaining(Death.WORDS);
			return true;
		}
		finally {
			this.death.leave();
		}
	}

	/**
	 * Items that have been done with, entirely; the others are as they were, and nothing
	 * belongs to no item.
	 */
	private int done() {
		int escalated = count("""
				deadline d join escalation e on e.deadline_id = d.id and e.due_on = d.due_on and e.level = 1
				join act_ru_execution p on p.id_ = e.process_instance_id
				join act_ru_job j on j.process_instance_id_ = p.id_
				join notice n on n.deadline_id = d.id and n.recipient = 'elban' and n.level = 1
				join mail m on m.id = n.mail_id and m.collecting = (d.due_on = '%s')
				join scheduled_tasks s on s.task_name = 'mail' and s.task_instance = cast(m.id as text)
				where d.watch_on is null and d.missed_due_on = d.due_on
				""".formatted(LONG_MISSED));
		int reminded = count("""
				deadline d join reminder r on r.deadline_id = d.id and r.due_on = d.due_on and r.days_before = 1
				join notice n on n.deadline_id = d.id and n.recipient = 'ommi' and n.days_before = 1
				join mail m on m.id = n.mail_id and m.collecting
				join scheduled_tasks s on s.task_name = 'mail' and s.task_instance = cast(m.id as text)
				where d.watch_on > '%s' and d.missed_due_on is null
				""".formatted(TODAY));
		assertThat(count("escalation")).isEqualTo(escalated);
		assertThat(count("act_ru_execution p join deadline d on p.business_key_ = d.resolution_id || '/' || d.number "
				+ "and d.organisation_id = 'settlementElban' and exists (select from act_ru_variable v "
				+ "where v.proc_inst_id_ = p.id_ and v.text_ = cast(d.id as text)) where p.parent_id_ is null"))
			.isEqualTo(escalated);
		assertThat(count("reminder where days_before = 1")).isEqualTo(reminded);
		assertThat(count("notice")).isEqualTo(escalated + reminded);
		assertThat(count("mail where kind = 'overdue'"))
			.isEqualTo(count("escalation where due_on = '%s'".formatted(JUST_MISSED)));
		assertThat(count("mail where kind = 'digest'"))
			.isEqualTo(count("(select distinct n.recipient from notice n join mail m on m.id = n.mail_id "
					+ "where m.kind = 'digest') as person"));
		assertThat(count("mail")).isEqualTo(count("scheduled_tasks where task_name = 'mail'"));
		assertThat(count("deadline where watch_on <= '%s'".formatted(TODAY))).isEqualTo(ITEMS - escalated - reminded);
		return escalated + reminded;
	}

	private int count(String rows) {
		return this.jdbc.sql("select count(*) from " + rows).query(Integer.class).single();
	}

	/** Ends the work of a thread: nothing it sends gets through any more. */
	static final class Death implements QueryExecutionListener {

		static final String WORDS = "Killed in the middle";

		private final ThreadLocal<Integer> left = new ThreadLocal<>();

		void comeAfter(int statements) {
			this.left.set(statements);
		}

		void leave() {
			this.left.remove();
		}

		@Override
		public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
			if (this.left.get() != null && this.left.get() <= 0) {
				throw new IllegalStateException(WORDS);
			}
		}

		@Override
		public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
			if (this.left.get() != null) {
				this.left.set(this.left.get() - 1);
				if (this.left.get() <= 0) {
					throw new IllegalStateException(WORDS);
				}
			}
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Mortality {

		@Bean
		static Death death() {
			return new Death();
		}

		@Bean
		static Mortal mortal(Death death) {
			return new Mortal(death);
		}

	}

	/** First of all, so that whoever wants the data source of the application gets it. */
	private record Mortal(Death death) implements BeanPostProcessor, PriorityOrdered {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof DataSource dataSource)
					? ProxyDataSourceBuilder.create(dataSource).listener(this.death).build() : bean;
		}

		@Override
		public int getOrder() {
			return HIGHEST_PRECEDENCE;
		}

	}

}
