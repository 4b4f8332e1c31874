package resolute.support;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Writes values of a form as Tasklist sends them to the engine's web API. */
public final class Submissions {

	private static final ObjectMapper JSON = new ObjectMapper();

	private Submissions() {
	}

	/** The body of {@code submit-form} and {@code complete}. */
	public static String body(Map<String, ?> values) {
		Map<String, Object> variables = new LinkedHashMap<>();
		values.forEach((name, value) -> variables.put(name, variable(value)));
		return json(Map.of("variables", variables));
	}

	/** Lists and rows go as JSON in a text. */
	private static Map<String, Object> variable(@Nullable Object value) {
		Map<String, Object> variable = new LinkedHashMap<>();
		if (value instanceof Collection || value instanceof Map) {
			variable.put("value", json(value));
			variable.put("type", "Json");
		}
		else {
			variable.put("value", value);
		}
		return variable;
	}

	private static String json(Object value) {
		try {
			return JSON.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
