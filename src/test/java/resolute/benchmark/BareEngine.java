package resolute.benchmark;

import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine alone, as it is shipped, in a database of its own on the same server: what
 * it costs to have a timer on each task.
 */
final class BareEngine implements AutoCloseable {

	private static final String PROCESS = "bare";

	private final JdbcClient jdbc;

	private final HikariDataSource connections;

	private final ProcessEngine engine;

	BareEngine(String url, JdbcClient jdbc) {
		this.jdbc = jdbc;
		ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
		configuration.setProcessEngineName("bare-" + UUID.randomUUID());
		// The pool of the starter: the engine's own takes connections away from threads
		// that wait.
		this.connections = new HikariDataSource();
		this.connections.setJdbcUrl(url);
		this.connections.setUsername("postgres");
		this.connections.setPassword("postgres");
		this.connections.setMaximumPoolSize(30);
		configuration.setDataSource(this.connections);
		configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
		configuration.setHistoryTimeToLive("P30D");
		configuration.setJobExecutorActivate(false);
		this.engine = configuration.buildProcessEngine();
		BpmnModelInstance model = Bpmn.createExecutableProcess(PROCESS)
			.startEvent()
			.userTask("task")
			.endEvent()
			.moveToActivity("task")
			.boundaryEvent("late")
			.timerWithDuration("P1D")
			.endEvent()
			.done();
		this.engine.getRepositoryService().createDeployment().addModelInstance("bare.bpmn", model).deploy();
	}

	/** Starts so many tasks, and lets their timers be due. */
	void start(int count) {
		for (int started = 0; started < count; started++) {
			this.engine.getRuntimeService().startProcessInstanceByKey(PROCESS);
		}
		// Before the time of the benchmark, which the engine shares.
		this.jdbc.sql("update act_ru_job set duedate_ = '2014-01-01'").update();
		this.jdbc.sql("vacuum analyze").update();
	}

	/** Fires them all. */
	void fireTimers() {
		var executor = ((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration()).getJobExecutor();
		executor.start();
		WatchBenchmark
			.await(() -> !this.jdbc.sql("select exists (select from act_ru_job)").query(Boolean.class).single());
		executor.shutdown();
	}

	@Override
	public void close() {
		this.engine.close();
		this.connections.close();
	}

}
