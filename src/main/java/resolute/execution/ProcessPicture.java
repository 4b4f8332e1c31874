package resolute.execution;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a process has come, to be drawn into its model. Ids are those of elements in
 * the model.
 *
 * @param xml the model as it was deployed when the process began
 * @param processInstance the id of the process instance; empty if none has begun
 * @param done what has been passed: activities, events, gateways, and flows between them
 * @param live where the process stands now
 */
public record ProcessPicture(String xml, Optional<String> processInstance, Set<String> done, List<Live> live) {

	public ProcessPicture {
		done = Set.copyOf(done);
		live = List.copyOf(live);
	}

	/**
	 * Where something is under way or awaited.
	 *
	 * @param activity the element
	 * @param name what people read on it; empty if it has none
	 * @param tokens how many times over, for several organisations at once
	 */
	public record Live(String activity, String name, int tokens) {
	}

}
