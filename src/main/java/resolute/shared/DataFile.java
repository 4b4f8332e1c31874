package resolute.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Reads what an administrator writes as YAML, and says where it is wrong. */
@Component
public class DataFile {

	private static final ObjectMapper YAML = YAMLMapper.builder()
		.findAndAddModules()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private final Validator validator;

	DataFile(Validator validator) {
		this.validator = validator;
	}

	/**
	 * Reads a file into a record and checks the record's constraints.
	 * @throws DataFileException if the file is no YAML, has a key too many or a value of
	 * the wrong kind, or breaks a constraint
	 */
	public <T> T read(Resource file, Class<T> type) {
		T content = parse(file, type);
		Set<ConstraintViolation<T>> violations = this.validator.validate(content);
		if (!violations.isEmpty()) {
			throw new DataFileException(file,
					violations.stream()
						.map((violation) -> violation.getPropertyPath() + " " + violation.getMessage())
						.sorted()
						.collect(Collectors.joining("; ")));
		}
		return content;
	}

	private static <T> T parse(Resource file, Class<T> type) {
		try (InputStream stream = file.getInputStream()) {
			T content = YAML.readValue(stream, type);
			if (content == null) {
				throw new DataFileException(file, "it is empty");
			}
			return content;
		}
		catch (JsonProcessingException ex) {
			throw new DataFileException(file, place(ex) + ex.getOriginalMessage(), ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String place(JsonProcessingException ex) {
		JsonLocation location = ex.getLocation();
		String line = (location != null) ? "line " + location.getLineNr() + ": " : "";
		if (!(ex instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
			return line;
		}
		return line + mapping.getPath()
			.stream()
			.map((step) -> (step.getFieldName() != null) ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
			.collect(Collectors.joining())
			.substring(1) + ": ";
	}

}
