package resolute.execution.process;

import java.util.List;
import java.util.Optional;

/**
 * A process model as one flat graph: what is inside a sub-process lies between the node
 * of the sub-process and one that ends it. Boundary events are nodes that nothing leads
 * to: nobody plans with them.
 *
 * @param nodes in the order of the model
 */
public record ModelGraph(List<Node> nodes) {

	public ModelGraph {
		nodes = List.copyOf(nodes);
	}

	/** What a node is, as far as it matters for the way through the model. */
	public enum Kind {

		/** Where the process begins. */
		START,
		/** Where it ends. */
		END,
		/** A person has something to do. */
		TASK,
		/** Anything else. */
		OTHER

	}

	/**
	 * One node.
	 *
	 * @param id the id in the model
	 * @param kind what it is
	 * @param date the expression of the due date or the timer, if it has one
	 * @param outcome the outcome that is recorded there, if one is: a code or an
	 * expression
	 * @param next ids of the nodes that can follow
	 */
	public record Node(String id, Kind kind, Optional<String> date, Optional<String> outcome, List<String> next) {

		public Node {
			next = List.copyOf(next);
		}

	}

}
