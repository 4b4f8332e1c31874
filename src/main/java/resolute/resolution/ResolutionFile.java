package resolute.resolution;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import resolute.participant.OrganisationKind;

/**
 * The form of {@code resolutions/*.yaml}.
 *
 * @param id small letters, digits and single hyphens
 * @param title as printed
 * @param adoptedOn the day it was adopted
 * @param venue where
 * @param preamble word for word
 * @param processId the process of the whole
 * @param recommendations in their order
 */
record ResolutionFile(@NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String id, @NotBlank String title,
		@NotNull LocalDate adoptedOn, @NotBlank String venue, @NotBlank String preamble,
		@NotNull @Pattern(regexp = PROCESS_ID) String processId, @NotEmpty @Valid List<Item> recommendations) {

	private static final String PROCESS_ID = "[a-z][a-zA-Z0-9]*Process";

	/**
	 * One recommendation.
	 *
	 * @param number as printed, without the last dot
	 * @param title a short name
	 * @param addressee the code of a kind of organisation
	 * @param processId the process of this one
	 * @param waitsFor numbers of those that have to come first; none if left out
	 * @param text as printed, without the number
	 */
	record Item(@NotNull @Pattern(regexp = "\\d{1,3}(\\.\\d{1,3}){0,3}") String number, @NotBlank String title,
			@NotNull OrganisationKind addressee, @NotNull @Pattern(regexp = PROCESS_ID) String processId,
			@NotNull List<@NotNull String> waitsFor, @NotBlank String text) {

		@JsonCreator
		static Item of(String number, String title, String addressee, String processId, @Nullable List<String> waitsFor,
				String text) {
			return new Item(number, title, OrganisationKind.ofCode(addressee), processId,
					(waitsFor != null) ? waitsFor : List.of(), text);
		}

	}

}
