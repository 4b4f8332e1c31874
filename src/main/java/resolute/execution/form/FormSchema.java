package resolute.execution.form;

import java.util.List;

/**
 * The fields of a form.
 *
 * @param id the form's id: {@code draftDecreeForm}
 * @param fields in the order of the form
 */
public record FormSchema(String id, List<FormField> fields) {

	/** A task without a form: it is completed with nothing. */
	public static final FormSchema NONE = new FormSchema("", List.of());

}
