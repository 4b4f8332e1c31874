package resolute.execution.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

/**
 * What was entered in a form, every value already held against its field. An accessor
 * named without "optional" is for a field that the form requires.
 */
public final class Submission {

	private final FormSchema form;

	private final Origin origin;

	private final Map<String, Object> values;

	private final ProcessVariables variables;

	public Submission(FormSchema form, Origin origin, Map<String, Object> values, ProcessVariables variables) {
		this.form = form;
		this.origin = origin;
		this.values = values;
		this.variables = variables;
	}

	public FormSchema form() {
		return this.form;
	}

	public RecommendationKey recommendation() {
		return this.origin.recommendation();
	}

	/**
	 * The organisation the task was given to, or empty for one that belongs to nobody.
	 */
	public Optional<OrganisationId> organisation() {
		return this.origin.organisation();
	}

	/** The organisation of a task that always has one. */
	public OrganisationId responsible() {
		return organisation().orElseThrow(() -> new IllegalStateException("The task belongs to no organisation"));
	}

	/** Who completed the task. */
	public String submittedBy() {
		return this.origin.submittedBy();
	}

	/** All entered values by field name; a field left empty has none. */
	public Map<String, Object> values() {
		return this.values;
	}

	public boolean has(String field) {
		return this.values.containsKey(field);
	}

	public String text(String field) {
		return required(field, String.class);
	}

	public Optional<String> optionalText(String field) {
		return optional(field, String.class);
	}

	public LocalDate date(String field) {
		return required(field, LocalDate.class);
	}

	public Optional<LocalDate> optionalDate(String field) {
		return optional(field, LocalDate.class);
	}

	public BigDecimal number(String field) {
		return required(field, BigDecimal.class);
	}

	public Optional<BigDecimal> optionalNumber(String field) {
		return optional(field, BigDecimal.class);
	}

	/** Whether a box is ticked; one left alone is not. */
	public boolean isChecked(String field) {
		return optional(field, Boolean.class).orElse(false);
	}

	/** The chosen option's value. */
	public String choice(String field) {
		return required(field, String.class);
	}

	/** The chosen options' values, or the chosen members' accounts. */
	@SuppressWarnings("unchecked")
	public List<String> choices(String field) {
		return optional(field, List.class).orElse(List.of());
	}

	/** The rows of a table, each from column to value. */
	@SuppressWarnings("unchecked")
	public List<Map<String, Object>> rows(String field) {
		return optional(field, List.class).orElse(List.of());
	}

	@SuppressWarnings("unchecked")
	public List<EvidenceItem> evidence(String field) {
		return optional(field, List.class).orElse(List.of());
	}

	/** A variable of the process the task belongs to. */
	public <T> T variable(String name, Class<T> type) {
		Object value = this.variables.get(name);
		if (value == null) {
			throw new IllegalStateException("The process has no variable " + name);
		}
		return type.cast(value);
	}

	/**
	 * Sets a variable in the scope that encloses the task: an id, a date or a flag.
	 * Everything else belongs in a row.
	 */
	public void setVariable(String name, Object value) {
		this.variables.set(name, value);
	}

	/** The field of that name, for a message about it. */
	public FormField field(String name) {
		return this.form.fields()
			.stream()
			.filter((field) -> field.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("The form " + this.form.id() + " has no field " + name));
	}

	private <T> T required(String field, Class<T> type) {
		return optional(field, type)
			.orElseThrow(() -> new IllegalStateException("The form " + this.form.id() + " does not require " + field));
	}

	private <T> Optional<T> optional(String field, Class<T> type) {
		return Optional.ofNullable(type.cast(this.values.get(field)));
	}

	/**
	 * Where a submission comes from.
	 *
	 * @param recommendation the recommendation it is part of
	 * @param organisation the organisation the task was given to
	 * @param submittedBy the account of the person
	 */
	public record Origin(RecommendationKey recommendation, Optional<OrganisationId> organisation, String submittedBy) {
	}

	/** The variables of the process around the task. */
	public interface ProcessVariables {

		@Nullable Object get(String name);

		void set(String name, Object value);

	}

}
