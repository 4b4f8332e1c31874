package resolute.outcome;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.stereotype.Component;

/** The values of a form by field, as they stand in the database: a JSON object. */
@Component
public class FieldValues {

	private static final TypeReference<Map<String, Object>> BY_FIELD = new TypeReference<>() {
	};

	private final ObjectMapper json;

	FieldValues(ObjectMapper json) {
		this.json = json;
	}

	/**
	 * Writes texts, numbers, truth values, lists and maps of them.
	 * @throws IllegalArgumentException if there is anything else among the values
	 */
	String write(Map<String, Object> values) {
		try {
			return this.json.writeValueAsString(values);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("JSON cannot say these values", ex);
		}
	}

	/** Reads what was written. */
	public Map<String, Object> read(String written) {
		try {
			return this.json.readValue(written, BY_FIELD);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("Stored values cannot be read", ex);
		}
	}

}
