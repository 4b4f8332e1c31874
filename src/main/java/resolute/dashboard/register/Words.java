package resolute.dashboard.register;

import java.util.Locale;

import resolute.dashboard.table.Value;
import resolute.dashboard.table.Wording;

import org.springframework.context.MessageSource;

/** The words of a register in the language of its reader. */
final class Words {

	private final MessageSource messages;

	private final Locale locale;

	private final Wording wording;

	Words(MessageSource messages, Locale locale) {
		this.messages = messages;
		this.locale = locale;
		this.wording = Wording.onPaper(locale);
	}

	String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, this.locale);
	}

	/** What a code of a row means; one that has no word yet stands for itself. */
	String code(String topic, String code) {
		String word = this.messages.getMessage("registers." + topic + "." + code, null, code, this.locale);
		return (word != null) ? word : code;
	}

	String write(Value value) {
		return this.wording.of(value);
	}

}
