package resolute.execution.form;

/**
 * One thing that is wrong with a submission.
 *
 * @param field the field's name: {@code members[2].name} in a row
 * @param label the field's label, as people see it
 * @param message what is wrong, in the reader's language
 */
public record Violation(String field, String label, String message) {
}
