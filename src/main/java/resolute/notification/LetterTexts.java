package resolute.notification;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

import com.ibm.icu.text.MessageFormat;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/**
 * The texts of mails. Their patterns are ICU's, which knows the plurals of Russian.
 */
class LetterTexts extends AbstractMessageResolver {

	private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	/** Expensive to make, and not safe for use by several threads at once. */
	private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

	/**
	 * A text in a language.
	 * @throws java.util.MissingResourceException if there is none
	 */
	String of(Locale language, String key, Object... arguments) {
		MessageFormat format = this.formats
			.computeIfAbsent(language.getLanguage() + "/" + key,
					(name) -> new MessageFormat(
							ResourceBundle.getBundle("messages/letters", language, NO_FALLBACK).getString(key),
							language));
		synchronized (format) {
			return format.format(arguments);
		}
	}

	@Override
	public String resolveMessage(ITemplateContext context, @Nullable Class<?> origin, String key,
			Object @Nullable [] arguments) {
		return of(context.getLocale(), key, (arguments != null) ? arguments : new Object[0]);
	}

	@Override
	public String createAbsentMessageRepresentation(ITemplateContext context, @Nullable Class<?> origin, String key,
			Object @Nullable [] arguments) {
		throw new IllegalStateException("There is no text " + key);
	}

}
