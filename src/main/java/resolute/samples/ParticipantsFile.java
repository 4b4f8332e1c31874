package resolute.samples;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import resolute.participant.MemberRole;
import resolute.participant.OrganisationKind;

/**
 * The form of a file with organisations and the people in them.
 *
 * @param organisations in any order
 * @param members in any order; a person in several organisations is not provided for
 */
record ParticipantsFile(@NotNull @Valid List<Organisation> organisations, @NotNull @Valid List<Member> members) {

	private static final String ID = "[a-zA-Z0-9]{1,64}";

	/**
	 * An organisation.
	 *
	 * @param id letters and digits
	 * @param kind the code of its kind
	 * @param name its full name
	 * @param email where formal notices go
	 * @param validFrom its first day; the day of the first start if left out
	 */
	record Organisation(@NotNull @Pattern(regexp = ID) String id, @NotNull OrganisationKind kind, @NotBlank String name,
			@Nullable @Email String email, @Nullable LocalDate validFrom) {

		@JsonCreator
		static Organisation of(String id, String kind, String name, @Nullable String email,
				@Nullable LocalDate validFrom) {
			return new Organisation(id, OrganisationKind.ofCode(kind), name, email, validFrom);
		}

	}

	/**
	 * A person.
	 *
	 * @param userId to sign in with: letters and digits
	 * @param name as shown to others
	 * @param email where reminders go
	 * @param organisation the id of the person's organisation
	 * @param role the code of what the person is there; {@code member} if left out
	 */
	record Member(@NotNull @Pattern(regexp = ID) String userId, @NotBlank String name, @Nullable @Email String email,
			@NotNull @Pattern(regexp = ID) String organisation, @NotNull MemberRole role) {

		@JsonCreator
		static Member of(String userId, String name, @Nullable String email, String organisation,
				@Nullable String role) {
			return new Member(userId, name, email, organisation,
					(role != null) ? MemberRole.ofCode(role) : MemberRole.MEMBER);
		}

	}

}
