package resolute.execution;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import resolute.execution.process.ProcessModels;

import org.springframework.stereotype.Service;

/** The terms of the deployed processes; each model is read once. */
@Service
public class PlannedTerms {

	private final ProcessModels models;

	private final Map<String, ProcessTerms> read = new ConcurrentHashMap<>();

	PlannedTerms(ProcessModels models) {
		this.models = models;
	}

	/**
	 * The terms of processes as they would be started now, by process id. One statement,
	 * once the models have been read. What is not deployed is left out.
	 */
	public Map<String, ProcessTerms> of(Collection<String> processIds) {
		return this.models.latest(processIds)
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (latest) -> this.read.computeIfAbsent(latest.getValue(),
					(definition) -> ProcessTerms.of(this.models.graph(definition)))));
	}

}
