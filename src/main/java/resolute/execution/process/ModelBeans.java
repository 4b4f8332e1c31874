package resolute.execution.process;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * The beans that a process model may name: our delegates and listeners, and what is
 * marked as {@link ModelBean}. They are looked up when an expression is evaluated,
 * because models are deployed while the application is still starting.
 */
class ModelBeans {

	private static final String OURS = "resolute.";

	private final BeanFactory beans;

	/** Bounded by the names that deployed models mention. */
	private final Map<String, Boolean> open = new ConcurrentHashMap<>();

	ModelBeans(BeanFactory beans) {
		this.beans = beans;
	}

	Optional<Object> named(String name) {
		return this.open.computeIfAbsent(name, this::isOpen) ? Optional.of(this.beans.getBean(name)) : Optional.empty();
	}

	/**
	 * Whether an expression may call methods of an object. Of delegates and listeners it
	 * may not: the engine calls them.
	 */
	static boolean isCallable(Object object) {
		Class<?> type = ClassUtils.getUserClass(AopUtils.getTargetClass(object));
		return isOurs(type) && AnnotatedElementUtils.hasAnnotation(type, ModelBean.class);
	}

	static boolean isOurs(Class<?> type) {
		return type.getName().startsWith(OURS);
	}

	private boolean isOpen(String name) {
		if (!this.beans.containsBean(name)) {
			return false;
		}
		Class<?> declared = this.beans.getType(name);
		if (declared == null) {
			return false;
		}
		Class<?> type = ClassUtils.getUserClass(declared);
		return isOurs(type) && (AnnotatedElementUtils.hasAnnotation(type, ModelBean.class)
				|| JavaDelegate.class.isAssignableFrom(type) || ExecutionListener.class.isAssignableFrom(type)
				|| TaskListener.class.isAssignableFrom(type));
	}

}
