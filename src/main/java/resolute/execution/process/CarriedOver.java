package resolute.execution.process;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import resolute.execution.form.FormField;
import resolute.execution.form.FormField.Initial;
import resolute.execution.form.FormSchema;
import resolute.outcome.Submissions;
import resolute.outcome.Submissions.Earlier;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;

import org.springframework.stereotype.Component;

/**
 * What was handed in with the forms that the fields of another one begin with. It is what
 * the work is about: once it is handed in anew, so is the work.
 */
@Component
class CarriedOver {

	private final Submissions submissions;

	CarriedOver(Submissions submissions) {
		this.submissions = submissions;
	}

	/**
	 * What was last handed in with the forms that fields name, by form.
	 * @param organisation the {@link ProcessVariables#ORGANISATION variable} that the
	 * task sees: in a part of the process that is an organisation's, only what it has
	 * handed in counts
	 */
	Map<String, Earlier> to(FormSchema form, RecommendationKey recommendation, @Nullable Object organisation) {
		Set<String> named = form.fields()
			.stream()
			.map(FormField::initial)
			.filter((initial) -> initial != null && !initial.isToday())
			.map(Initial::form)
			.collect(Collectors.toSet());
		if (named.isEmpty() || recommendation.equals(RecommendationKey.NONE)) {
			return Map.of();
		}
		return this.submissions.latestOfForms(recommendation,
				Optional.ofNullable((String) organisation).map(OrganisationId::new), named);
	}

	/**
	 * Since when the work of a form is about what it is about now; null if it has always
	 * been.
	 */
	static @Nullable Instant begun(FormSchema form, Map<String, Earlier> carriedOver) {
		return carriedOver.entrySet()
			.stream()
			.filter((other) -> !other.getKey().equals(form.id()))
			.map((other) -> other.getValue().submittedAt())
			.max(Comparator.naturalOrder())
			.orElse(null);
	}

}
