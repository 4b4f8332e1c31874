package resolute.execution;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import resolute.database.StatementCount;
import resolute.execution.process.ProcessStarter;
import resolute.resolution.ResolutionView;
import resolute.resolution.Resolutions;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Launches resolutions: from then on their recommendations are carried out. */
@Service
public class ResolutionLauncher {

	private static final Logger log = LoggerFactory.getLogger(ResolutionLauncher.class);

	private final Resolutions resolutions;

	private final ProcessStarter processes;

	private final TransactionTemplate transaction;

	private final StatementCount statements;

	private final Clock clock;

	ResolutionLauncher(Resolutions resolutions, ProcessStarter processes, TransactionTemplate transaction,
			StatementCount statements, Clock clock) {
		this.resolutions = resolutions;
		this.processes = processes;
		this.transaction = transaction;
		this.statements = statements;
		this.clock = clock;
	}

	/**
	 * Launches a resolution, unless it has been launched before. Says in the log what it
	 * cost.
	 * @return whether it was launched now
	 * @throws IllegalArgumentException if there is no such resolution
	 */
	public boolean launch(ResolutionId id) {
		ResolutionView resolution = this.resolutions.find(id)
			.orElseThrow(() -> new IllegalArgumentException("There is no resolution " + id));
		long start = System.nanoTime();
		StatementCount.Counted<Boolean> launched = this.statements
			.count(() -> Boolean.TRUE.equals(this.transaction.execute((status) -> launch(resolution))));
		if (launched.result()) {
			log.info("Launched resolution {} in {} ms with {} SQL statements", id,
					Duration.ofNanos(System.nanoTime() - start).toMillis(), launched.statements());
		}
		return launched.result();
	}

	private boolean launch(ResolutionView resolution) {
		if (!this.resolutions.markLaunched(resolution.id(), this.clock.instant())) {
			return false;
		}
		this.processes.start(resolution.id(), resolution.processId());
		return true;
	}

}
