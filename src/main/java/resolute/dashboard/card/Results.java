package resolute.dashboard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import resolute.execution.SubmittedForms;
import resolute.shared.ReportingPeriod;

/**
 * What came of a recommendation, the newest first.
 *
 * @param outcomes how it and its parts ended
 * @param submissions what was handed in
 * @param more whether there are older submissions
 * @param people names of people by their accounts
 * @param organisations names of organisations by their ids
 */
public record Results(List<Ended> outcomes, List<HandedIn> submissions, boolean more, Map<String, String> people,
		Map<String, String> organisations) {

	public String person(String account) {
		return this.people.getOrDefault(account, account);
	}

	public String organisation(String id) {
		return this.organisations.getOrDefault(id, id);
	}

	/**
	 * How something ended.
	 *
	 * @param organisation the name of whose part of it; empty for the whole
	 * @param period which period of a recurring one
	 * @param kind the code of how
	 * @param on the day it was recorded
	 */
	public record Ended(String organisation, Optional<ReportingPeriod> period, String kind, LocalDate on) {
	}

	/**
	 * What somebody handed in.
	 *
	 * @param id its id
	 * @param item the id of the item it was handed in for
	 * @param title what was asked
	 * @param organisation the name of who had to do it
	 * @param by the name of the person
	 * @param at when
	 * @param answers what was entered
	 * @param documents what proves it
	 */
	public record HandedIn(UUID id, Optional<UUID> item, String title, String organisation, String by, Instant at,
			List<SubmittedForms.Answer> answers, List<Document> documents) {
	}

	/**
	 * A document that proves what was handed in.
	 *
	 * @param id its id
	 * @param kind what its form calls such a document
	 * @param number its number
	 * @param issuedOn its date
	 * @param issuer who issued it
	 * @param file the name of its file
	 * @param size of the file, in bytes
	 * @param sha256 of the file, in hexadecimal
	 * @param previewable whether browsers can show it
	 */
	public record Document(UUID id, String kind, Optional<String> number, LocalDate issuedOn, Optional<String> issuer,
			String file, long size, String sha256, boolean previewable) {
	}

}
