package resolute.execution.form;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import resolute.execution.form.FormField.AskedWhen;
import resolute.execution.form.FormField.Dates;
import resolute.execution.form.FormField.Initial;
import resolute.execution.form.FormField.Kind;

import org.springframework.stereotype.Component;

/**
 * Reads which fields a form has from the very file that the browser shows, so that there
 * is one place that says what may be entered. Which markup means what is said in
 * {@code docs/forms.md}.
 */
@Component
public class FormSchemaReader {

	private final ObjectMapper json;

	public FormSchemaReader(ObjectMapper json) {
		this.json = json;
	}

	/**
	 * Reads a Camunda Form.
	 * @throws IllegalArgumentException if it is not one
	 */
	public FormSchema readCamundaForm(InputStream form) {
		try {
			JsonNode root = this.json.readTree(form);
			return new FormSchema(root.path("id").asText(), components(root));
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("Not a Camunda Form", ex);
		}
	}

	private static List<FormField> components(JsonNode parent) {
		List<FormField> fields = new ArrayList<>();
		for (JsonNode component : parent.path("components")) {
			if ("group".equals(component.path("type").asText())) {
				fields.addAll(components(component));
			}
			else {
				camundaKind(component).ifPresent((kind) -> fields.add(camundaField(component, kind)));
			}
		}
		return fields;
	}

	private static Optional<Kind> camundaKind(JsonNode component) {
		return Optional.ofNullable(switch (component.path("type").asText()) {
			case "textfield", "textarea" -> Kind.TEXT;
			case "number" -> Kind.NUMBER;
			case "datetime" -> Kind.DATE;
			case "checkbox" -> Kind.FLAG;
			case "radio", "select" -> Kind.CHOICE;
			case "checklist", "taglist" -> Kind.CHOICES;
			case "dynamiclist" -> Kind.ROWS;
			default -> null;
		});
	}

	private static FormField camundaField(JsonNode component, Kind kind) {
		boolean rows = kind == Kind.ROWS;
		JsonNode rules = component.path("validate");
		JsonNode properties = component.path("properties");
		Map<String, String> options = new LinkedHashMap<>();
		component.path("values")
			.forEach((option) -> options.put(option.path("value").asText(), option.path("label").asText()));
		return new FormField(component.path(rows ? "path" : "key").asText(),
				component.path(kind == Kind.DATE ? "dateLabel" : "label").asText(), kind,
				rules.path("required").asBoolean() || properties.has("requiredWhen"),
				askedWhen(properties.path("requiredWhen").asText()),
				rules.has("minLength") ? Integer.valueOf(rules.get("minLength").asInt()) : null,
				rules.path("maxLength").asInt(FormField.DEFAULT_MAX_LENGTH),
				number((kind == Kind.NUMBER ? rules : properties).path("min").asText()),
				number((kind == Kind.NUMBER ? rules : properties).path("max").asText()),
				pattern(rules.path("pattern").asText()), dates(properties.path("dates").asText()), options,
				rows ? components(component) : List.of(), initial(properties.path("initial").asText()));
	}

	/**
	 * Reads an embedded HTML form.
	 * @param id the form's id
	 * @throws IllegalArgumentException if a field says something that makes no sense
	 */
	public FormSchema readHtmlForm(String id, InputStream form) {
		try {
			Document document = Jsoup.parse(form, StandardCharsets.UTF_8.name(), "");
			return new FormSchema(id,
					document.select("[cam-variable-name], [data-rows], [data-evidence], [data-members]")
						.stream()
						.map((element) -> htmlField(element, document))
						.toList());
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("Cannot read the form " + id, ex);
		}
	}

	private static FormField htmlField(Element element, Document document) {
		Kind kind = htmlKind(element);
		String name = Stream.of("cam-variable-name", "data-rows", "data-evidence", "data-members", "data-column")
			.map(element::attr)
			.filter((value) -> !value.isEmpty())
			.findFirst()
			.orElseThrow();
		boolean counted = kind == Kind.ROWS || kind == Kind.EVIDENCE || kind == Kind.MEMBERS;
		List<FormField> columns = (kind == Kind.ROWS)
				? element.select("[data-column]").stream().map((column) -> htmlField(column, document)).toList()
				: List.of();
		BigDecimal min = number(element.attr(counted ? "data-min" : "min"));
		return new FormField(name, htmlLabel(element, document), kind,
				element.hasAttr("required") || element.hasAttr("data-required-when")
						|| counted && min != null && min.signum() > 0,
				askedWhen(
						element.attr(element.hasAttr("data-required-when") ? "data-required-when" : "data-shown-when")),
				integer(element.attr("minlength")),
				Optional.ofNullable(integer(element.attr("maxlength"))).orElse(FormField.DEFAULT_MAX_LENGTH), min,
				number(element.attr(counted ? "data-max" : "max")), pattern(element.attr("pattern")),
				dates(element.attr("data-dates")), htmlOptions(element), columns,
				initial(element.attr("data-initial")));
	}

	private static Kind htmlKind(Element element) {
		if (element.hasAttr("data-rows")) {
			return Kind.ROWS;
		}
		if (element.hasAttr("data-evidence")) {
			return Kind.EVIDENCE;
		}
		if (element.hasAttr("data-members")) {
			return Kind.MEMBERS;
		}
		if ("select".equals(element.tagName())) {
			return switch (element.attr("data-source")) {
				case "members" -> Kind.MEMBER;
				case "organisations" -> Kind.ORGANISATION;
				default -> Kind.CHOICE;
			};
		}
		return switch (element.attr("type")) {
			case "date" -> Kind.DATE;
			case "number" -> Kind.NUMBER;
			case "checkbox" -> Kind.FLAG;
			default -> Kind.TEXT;
		};
	}

	private static String htmlLabel(Element element, Document document) {
		if (element.hasAttr("data-label")) {
			return element.attr("data-label");
		}
		if (element.id().isEmpty()) {
			return element.attr("aria-label");
		}
		Element label = document.selectFirst("label[for=" + element.id() + "]");
		return (label != null) ? label.text() : element.attr("aria-label");
	}

	private static Map<String, String> htmlOptions(Element element) {
		return element.select("option")
			.stream()
			.filter((option) -> !option.attr("value").isEmpty())
			.collect(Collectors.toMap((option) -> option.attr("value"), Element::text, (first, second) -> first,
					LinkedHashMap::new));
	}

	private static @Nullable AskedWhen askedWhen(String text) {
		return text.isEmpty() ? null : AskedWhen.parse(text);
	}

	private static @Nullable Initial initial(String text) {
		return text.isEmpty() ? null : Initial.parse(text);
	}

	private static @Nullable Pattern pattern(String text) {
		return text.isEmpty() ? null : Pattern.compile(text);
	}

	private static @Nullable Integer integer(String text) {
		return text.isEmpty() ? null : Integer.valueOf(text);
	}

	private static @Nullable BigDecimal number(String text) {
		return text.isEmpty() ? null : new BigDecimal(text);
	}

	private static Dates dates(String text) {
		return text.isEmpty() ? Dates.ANY : Dates.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

}
