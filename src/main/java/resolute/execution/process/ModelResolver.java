package resolute.execution.process;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Decides what each name, property and method in an expression of a model is. Whatever is
 * not listed here does not exist.
 */
class ModelResolver extends ELResolver {

	/** Methods that only look, take bounded time, and lead to plain values. */
	private static final Map<Class<?>, Set<String>> VALUE_METHODS = Map.of(
			//
			String.class,
			Set.of("length", "isEmpty", "isBlank", "equals", "equalsIgnoreCase", "startsWith", "endsWith", "contains",
					"indexOf", "substring", "trim", "strip", "toLowerCase", "toUpperCase"),
			//
			Date.class, Set.of("before", "after", "equals", "compareTo", "getTime"),
			//
			Collection.class, Set.of("size", "isEmpty", "contains"),
			//
			Map.class, Set.of("size", "isEmpty", "get", "containsKey"),
			//
			DelegateExecution.class,
			Set.of("getId", "getProcessInstanceId", "getProcessDefinitionId", "getProcessBusinessKey", "getBusinessKey",
					"getCurrentActivityId", "getCurrentActivityName", "getEventName", "getVariable", "getVariableLocal",
					"hasVariable", "hasVariableLocal"),
			//
			DelegateTask.class,
			Set.of("getId", "getName", "getAssignee", "getDueDate", "getFollowUpDate", "getCreateTime", "getPriority",
					"getTaskDefinitionKey", "getProcessInstanceId", "getProcessDefinitionId", "getExecutionId",
					"getEventName", "getVariable", "getVariableLocal", "hasVariable", "hasVariableLocal"));

	private final ModelBeans beans;

	private final ELResolver variables = new VariableScopeElResolver();

	ModelResolver(ModelBeans beans) {
		this.beans = beans;
	}

	@Override
	public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
		if (base == null) {
			return root(context, String.valueOf(property));
		}
		context.setPropertyResolved(true);
		if (base instanceof Map<?, ?> map) {
			return map.get(property);
		}
		if (base instanceof List<?> list) {
			return list.get(index(context, property));
		}
		if (base.getClass().isArray()) {
			return Array.get(base, index(context, property));
		}
		String name = String.valueOf(property);
		Method getter = Stream.of("get" + StringUtils.capitalize(name), "is" + StringUtils.capitalize(name), name)
			.flatMap((method) -> open(base, method, 0))
			.findFirst()
			.orElseThrow(() -> new PropertyNotFoundException(closed(base, name)));
		return call(getter, base);
	}

	/**
	 * A bean comes before a variable of its name, so that nobody who may set a variable
	 * can put something else in the bean's place.
	 */
	private @Nullable Object root(ELContext context, String name) {
		if (context.getContext(VariableScope.class) == null) {
			return null;
		}
		Optional<Object> bean = this.beans.named(name);
		if (bean.isPresent()) {
			context.setPropertyResolved(true);
			return bean.get();
		}
		return this.variables.getValue(context, null, name);
	}

	@Override
	public @Nullable Object invoke(ELContext context, Object base, Object method, Class<?> @Nullable [] types,
			Object @Nullable [] arguments) {
		Object[] given = (arguments != null) ? arguments : new Object[0];
		String name = String.valueOf(method);
		context.setPropertyResolved(true);
		List<Method> candidates = open(base, name, given.length).toList();
		for (Method candidate : candidates) {
			try {
				return call(candidate, base, coerce(context, given, candidate.getParameterTypes()));
			}
			catch (UnfitArgumentException ex) {
				// An overloaded method: another of its forms may take the arguments.
			}
		}
		throw new MethodNotFoundException(candidates.isEmpty() ? closed(base, name)
				: "The arguments do not fit any method '" + name + "' of " + AopUtils.getTargetClass(base).getName());
	}

	private static Stream<Method> open(Object base, String name, int parameters) {
		if (ModelBeans.isCallable(base)) {
			return methods(AopUtils.getTargetClass(base), name, parameters)
				.filter((method) -> ModelBeans.isOurs(method.getDeclaringClass()))
				.map((method) -> AopUtils.selectInvocableMethod(method, base.getClass()));
		}
		return VALUE_METHODS.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().isInstance(base) && entry.getValue().contains(name))
			.flatMap((entry) -> methods(entry.getKey(), name, parameters));
	}

	private static Stream<Method> methods(Class<?> type, String name, int parameters) {
		return Arrays.stream(type.getMethods())
			.filter((method) -> method.getName().equals(name) && method.getParameterCount() == parameters)
			.filter((method) -> !method.isBridge() && !Modifier.isStatic(method.getModifiers()));
	}

	private static @Nullable Object call(Method method, Object base, @Nullable Object... arguments) {
		// Our classes are package-private, their public methods are not.
		ReflectionUtils.makeAccessible(method);
		try {
			return method.invoke(base, arguments);
		}
		catch (InvocationTargetException ex) {
			// The engine looks for a BpmnError among the causes.
			throw new ELException(ex.getCause());
		}
		catch (IllegalAccessException ex) {
			throw new ELException(ex);
		}
	}

	private static @Nullable Object[] coerce(ELContext context, Object[] arguments, Class<?>[] types) {
		@Nullable Object[] fitting = new Object[arguments.length];
		for (int i = 0; i < arguments.length; i++) {
			fitting[i] = coerce(context, arguments[i], types[i]);
		}
		return fitting;
	}

	private static @Nullable Object coerce(ELContext context, @Nullable Object value, Class<?> type) {
		if (type.isInstance(value)) {
			return value;
		}
		try {
			return ((ExpressionFactory) context.getContext(ExpressionFactory.class)).coerceToType(value, type);
		}
		catch (ELException ex) {
			throw new UnfitArgumentException(ex);
		}
	}

	private static int index(ELContext context, Object property) {
		return (Integer) ((ExpressionFactory) context.getContext(ExpressionFactory.class)).coerceToType(property,
				Integer.class);
	}

	private static String closed(Object base, String name) {
		return "'" + name + "' of " + AopUtils.getTargetClass(base).getName()
				+ " is not open to process models; see resolute.execution.process.ModelBean";
	}

	@Override
	public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
		throw new PropertyNotWritableException("An expression of a model changes nothing: " + property);
	}

	@Override
	public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
		return true;
	}

	@Override
	public Class<?> getType(ELContext context, @Nullable Object base, Object property) {
		return Object.class;
	}

	@Override
	public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
		return Object.class;
	}

	@Override
	public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
		return null;
	}

	private static final class UnfitArgumentException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnfitArgumentException(Throwable cause) {
			super(cause);
		}

	}

}
