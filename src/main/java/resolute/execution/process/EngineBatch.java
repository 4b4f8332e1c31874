package resolute.execution.process;

import java.util.function.Supplier;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Several calls of the engine as if they were one. */
public final class EngineBatch {

	private EngineBatch() {
	}

	/**
	 * Does something that calls the engine many times over. What the calls write is sent
	 * after the last of them, one statement for all rows of a table, instead of a dozen
	 * statements for each call. What they have written cannot be queried before.
	 */
	public static <T> T of(ProcessEngine engine, Supplier<T> calls) {
		return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
			.execute((context) -> calls.get());
	}

}
