package resolute.dashboard.register;

import java.util.Locale;

import resolute.dashboard.table.Value;
import resolute.dashboard.table.Wording;

import org.springframework.context.MessageSource;

/** The words of a register in the language of its reader. */
public final class Words {

	private final MessageSource messages;

	private final Locale locale;

	private final Wording wording;

	private final boolean translated;

	Words(MessageSource messages, Locale locale) {
		this(messages, locale, true);
	}

	private Words(MessageSource messages, Locale locale, boolean translated) {
		this.messages = messages;
		this.locale = locale;
		this.wording = Wording.onPaper(locale);
		this.translated = translated;
	}

	/** For programs: codes stay what they are. */
	public static Words untranslated(MessageSource messages, Locale locale) {
		return new Words(messages, locale, false);
	}

	String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, this.locale);
	}

	/** What a code of a row means; one that has no word yet stands for itself. */
	String code(String topic, String code) {
		if (!this.translated) {
			return code;
		}
		String word = this.messages.getMessage("registers." + topic + "." + code, null, code, this.locale);
		return (word != null) ? word : code;
	}

	String write(Value value) {
		return this.wording.of(value);
	}

}
