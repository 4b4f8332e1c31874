package resolute.execution.process;

import java.lang.reflect.Method;
import java.util.Set;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Evaluates expressions of process models, and nothing that reaches further.
 *
 * <p>
 * The engine's own manager lets an expression call every method of every object and name
 * every bean, so whoever gets a text evaluated runs code; CVE-2026-109432 is one way to
 * get there. Here an expression sees variables, {@code execution} and {@code task} with
 * some of their getters, and our own {@link ModelBean}s. Outside a process (that is, in a
 * query) it sees only the functions below.
 */
class RestrictedExpressionManager extends JuelExpressionManager {

	/** Not those of Spin: they parse whatever text they are given. */
	private static final Set<String> FUNCTIONS = Set.of("currentUser", "currentUserGroups", "now", "dateTime");

	private final ModelBeans beans;

	RestrictedExpressionManager(ModelBeans beans) {
		this.beans = beans;
	}

	@Override
	public void addFunction(String name, Method function) {
		if (FUNCTIONS.contains(name)) {
			super.addFunction(name, function);
		}
	}

	@Override
	protected ELResolver createElResolver() {
		return new ModelResolver(this.beans);
	}

}
