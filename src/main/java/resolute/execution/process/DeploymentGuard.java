package resolute.execution.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.DefaultBpmnParseFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses process models that bring code along: scripts, names of Java classes,
 * connectors, decision tables. A model may name our beans and nothing else, so that
 * whoever may deploy a model cannot do more than the application can.
 *
 * <p>
 * It looks at the file before the engine does, because the engine makes an instance of
 * some of the classes while it reads. Models that are in the database already are looked
 * at again when they are loaded.
 */
final class DeploymentGuard {

	private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	private static final Set<String> EXTENSIONS = Set.of("http://camunda.org/schema/1.0/bpmn",
			"http://activiti.org/bpmn");

	private static final Map<String, String> ELEMENTS = Map.of("scriptTask", "задача-сценарий (scriptTask)",
			"businessRuleTask", "задача-правило (businessRuleTask): таблицы решений отключены", "script",
			"сценарий (script)", "connector", "коннектор (connector)");

	private static final Map<String, String> ATTRIBUTES = Map.of("class", "имя класса Java (class)", "formHandlerClass",
			"имя класса Java (formHandlerClass)", "variableMappingClass", "имя класса Java (variableMappingClass)",
			"scriptFormat", "сценарий (scriptFormat)", "decisionRef", "таблица решений (decisionRef)", "caseRef",
			"модель CMMN (caseRef)", "resource", "сценарий из файла (resource)");

	private static final String INSTEAD = ". Модели Resolute вызывают только компоненты приложения:"
			+ " ${имяКомпонента.метод()} или camunda:delegateExpression=\"${имяКомпонента}\".";

	private DeploymentGuard() {
	}

	/** Reads models with the guard before the engine. */
	static DefaultBpmnParseFactory parseFactory() {
		return new DefaultBpmnParseFactory() {
			@Override
			public BpmnParse createBpmnParse(BpmnParser parser) {
				return new GuardedParse(parser);
			}
		};
	}

	private static void check(Element element, String owner, BiConsumer<String, Element> refuse) {
		String id = Optional.ofNullable(element.attribute("id")).orElse(owner);
		for (String finding : findings(element)) {
			refuse.accept("Элемент «" + id + "»: не допускается " + finding + INSTEAD, element);
		}
		element.elements().forEach((child) -> check(child, id, refuse));
	}

	private static List<String> findings(Element element) {
		List<String> findings = new ArrayList<>();
		String tag = element.getTagName();
		boolean known = BPMN.equals(element.getUri()) || EXTENSIONS.contains(element.getUri());
		if (known && ELEMENTS.containsKey(tag)) {
			findings.add(ELEMENTS.get(tag));
		}
		element.attributes()
			.stream()
			.map(DeploymentGuard::engineAttribute)
			.flatMap(Optional::stream)
			.filter(ATTRIBUTES::containsKey)
			.map(ATTRIBUTES::get)
			.distinct()
			.forEach(findings::add);
		if ("conditionExpression".equals(tag) || "condition".equals(tag)) {
			Optional.ofNullable(element.attribute("language"))
				.ifPresent((language) -> findings.add("условие-сценарий (language=\"" + language + "\")"));
		}
		if (known && "constraint".equals(tag) && "validator".equals(element.attribute("name"))
				&& !isExpression(element.attribute("config", ""))) {
			findings.add("имя класса Java (constraint config)");
		}
		type(element).filter((type) -> BPMN.equals(element.getUri()) && !"external".equalsIgnoreCase(type))
			.ifPresent((type) -> findings.add("встроенная задача движка (camunda:type=\"" + type + "\")"));
		return findings;
	}

	/** An attribute without a namespace, or of one of the engine's. */
	private static Optional<String> engineAttribute(String key) {
		int end = key.lastIndexOf(':');
		if (end < 0) {
			return Optional.of(key);
		}
		return EXTENSIONS.contains(key.substring(0, end)) ? Optional.of(key.substring(end + 1)) : Optional.empty();
	}

	private static Optional<String> type(Element element) {
		return EXTENSIONS.stream()
			.flatMap((namespace) -> Optional.ofNullable(element.attribute(namespace + ":type")).stream())
			.findFirst();
	}

	private static boolean isExpression(String text) {
		String trimmed = text.trim();
		return trimmed.startsWith("${") || trimmed.startsWith("#{");
	}

	private static final class GuardedParse extends BpmnParse {

		GuardedParse(BpmnParser parser) {
			super(parser);
		}

		@Override
		protected void parseRootElement() {
			check(this.rootElement, "definitions", this::addError);
			if (!hasErrors()) {
				super.parseRootElement();
			}
		}

	}

}
