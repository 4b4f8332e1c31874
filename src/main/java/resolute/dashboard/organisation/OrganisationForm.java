package resolute.dashboard.organisation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import resolute.participant.OrganisationProfile;
import resolute.participant.OrganisationProfile.Details;
import resolute.participant.SingleLine;

import org.springframework.validation.Errors;

/**
 * An organisation as it is typed. Texts, so that what cannot be read is shown again as it
 * was typed.
 *
 * @param version the version that was read
 */
public record OrganisationForm(@Nullable String name, @Nullable String email, @Nullable String head,
		@Nullable String validFrom, @Nullable String validTo, @Nullable String version) {

	private static final int LONGEST = 200;

	static OrganisationForm of(OrganisationProfile profile) {
		Details details = profile.details();
		return new OrganisationForm(details.name(), details.email().orElse(""), details.head().orElse(""),
				details.validFrom().toString(), details.validTo().map(LocalDate::toString).orElse(""),
				String.valueOf(profile.version()));
	}

	/** The same with what was typed, on top of another version. */
	OrganisationForm onTopOf(int newVersion) {
		return new OrganisationForm(this.name, this.email, this.head, this.validFrom, this.validTo,
				String.valueOf(newVersion));
	}

	/** The version that was read; one that cannot be read was never there. */
	int readVersion() {
		return (this.version != null && this.version.matches("\\d{1,9}")) ? Integer.parseInt(this.version) : -1;
	}

	/**
	 * What it is to be, if it holds.
	 * @param profile what it is now
	 * @param problems gets what is wrong with which field
	 */
	public Optional<Details> details(OrganisationProfile profile, Errors problems) {
		String newName = text(this.name);
		if (!SingleLine.isOne(newName) || newName.length() > LONGEST) {
			problems.rejectValue("name", "organisation.problem.name", new Object[] { LONGEST }, null);
		}
		Optional<String> newEmail = Optional.of(text(this.email)).filter((it) -> !it.isEmpty());
		if (newEmail.filter((it) -> !SingleLine.isEmail(it)).isPresent()) {
			problems.rejectValue("email", "organisation.problem.email");
		}
		Optional<String> newHead = Optional.of(text(this.head)).filter((it) -> !it.isEmpty());
		if (newHead.filter((it) -> !SingleLine.isOne(it) || it.length() > LONGEST).isPresent()) {
			problems.rejectValue("head", "organisation.problem.head", new Object[] { LONGEST }, null);
		}
		Optional<LocalDate> first = day("validFrom", text(this.validFrom), problems);
		if (text(this.validFrom).isEmpty()) {
			problems.rejectValue("validFrom", "organisation.problem.day");
		}
		Optional<LocalDate> last = profile.successor().isPresent() ? profile.details().validTo()
				: day("validTo", text(this.validTo), problems);
		if (first.isPresent() && last.filter((it) -> it.isBefore(first.get())).isPresent()) {
			problems.rejectValue("validTo", "organisation.problem.order");
		}
		return problems.hasErrors() ? Optional.empty()
				: Optional.of(new Details(newName, newEmail, newHead, first.orElseThrow(), last));
	}

	private static Optional<LocalDate> day(String field, String typed, Errors problems) {
		try {
			return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed)).filter((day) -> {
				boolean sensible = day.getYear() >= 1800 && day.getYear() <= 2200;
				if (!sensible) {
					problems.rejectValue(field, "organisation.problem.day");
				}
				return sensible;
			});
		}
		catch (DateTimeParseException ex) {
			problems.rejectValue(field, "organisation.problem.day");
			return Optional.empty();
		}
	}

	private static String text(@Nullable String typed) {
		return (typed != null) ? typed.strip() : "";
	}

}
