package resolute.execution.process;

import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.type.SpinValueType;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Turns what the engine's web API makes of a submission into strings, numbers, lists and
 * maps.
 */
@Component
class PlainValues {

	private final ObjectMapper json;

	private final Clock clock;

	PlainValues(ObjectMapper json, Clock clock) {
		this.json = json;
		this.clock = clock;
	}

	/** A value that cannot be read stays as it is: the form's check will refuse it. */
	Map<String, Object> of(Map<String, Object> submitted) {
		Map<String, Object> plain = new LinkedHashMap<>();
		for (String name : submitted.keySet()) {
			Object value = (submitted instanceof VariableMap variables) ? plain(variables.getValueTyped(name))
					: submitted.get(name);
			plain.put(name, (value instanceof Date date) ? EngineDates.day(date, this.clock.getZone()) : value);
		}
		return plain;
	}

	private @Nullable Object plain(@Nullable TypedValue typed) {
		if (typed == null) {
			return null;
		}
		if (typed instanceof SerializableValue serialized) {
			return (typed.getType() == SpinValueType.JSON) ? parse(serialized.getValueSerialized()) : serialized;
		}
		return typed.getValue();
	}

	private @Nullable Object parse(@Nullable String text) {
		if (text == null) {
			return null;
		}
		try {
			return this.json.readValue(text, Object.class);
		}
		catch (JsonProcessingException ex) {
			return text;
		}
	}

}
