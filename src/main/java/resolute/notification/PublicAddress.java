package resolute.notification;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people reach the application: what the links in mails begin with. */
@Component
class PublicAddress {

	private final URI root;

	/**
	 * @param url {@code http} or {@code https}, without anything after the path
	 */
	PublicAddress(@Value("${resolute.public-url}") URI url) {
		if (url.getHost() == null || url.getScheme() == null || !url.getScheme().matches("https?")) {
			throw new IllegalArgumentException(
					"resolute.public-url has to be like https://resolute.example.org, and is " + url);
		}
		this.root = URI.create(url.toString().replaceAll("/+$", ""));
	}

	String host() {
		return this.root.getHost();
	}

	/** The page of an item: its dates, and requests for more time. */
	String item(UUID deadlineId) {
		return this.root + "/items/" + deadlineId;
	}

	/** The task of an item: after sign-in it opens in Tasklist. */
	String task(UUID deadlineId) {
		return item(deadlineId) + "/task";
	}

	/** The card of a recommendation, which coordinators see. */
	String card(String resolution, String number) {
		return this.root + "/resolutions/" + resolution + "/" + number;
	}

	/** The page of a council's month, which its members see. */
	String meeting(String resolution, String number, String month) {
		return this.root + "/meetings/" + resolution + "/" + number + "/" + month;
	}

	/** Where calendar programs fetch somebody's due dates. */
	String feed(String token) {
		return this.root + "/feeds/" + token + ".ics";
	}

	String mail(UUID mail) {
		return this.root + "/mail/" + mail;
	}

	/** The page where a recipient says what mail to send, in the language of the mail. */
	String preferences(UUID token, Locale language) {
		return this.root + "/mail/preferences/" + token + "?lang=" + language.getLanguage();
	}

}
