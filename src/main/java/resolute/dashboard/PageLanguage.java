package resolute.dashboard;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * The language that a cookie remembers; but on pages that are kept for everybody, only
 * what the address itself says, and for programs and Camunda's applications, which speak
 * the browser's language, what their requests ask for. Those neither read a cookie nor
 * set one.
 */
class PageLanguage extends CookieLocaleResolver {

	private static final String PUBLIC_PAGES = "/public/";

	private static final List<String> APIS = List.of("/api/", "/camunda/api/");

	private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

	PageLanguage(String cookie) {
		super(cookie);
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		return ofRequest(request).orElseGet(() -> super.resolveLocale(request));
	}

	@Override
	public LocaleContext resolveLocaleContext(HttpServletRequest request) {
		return ofRequest(request).<LocaleContext>map(SimpleLocaleContext::new)
			.orElseGet(() -> super.resolveLocaleContext(request));
	}

	@Override
	public void setLocaleContext(HttpServletRequest request, @Nullable HttpServletResponse response,
			@Nullable LocaleContext context) {
		if (ofRequest(request).isEmpty()) {
			super.setLocaleContext(request, response, context);
		}
	}

	/** The language of a request for which no cookie counts. */
	private static Optional<Locale> ofRequest(HttpServletRequest request) {
		if (isBelow(PUBLIC_PAGES, request)) {
			return Optional.of(ofAddress(request));
		}
		return APIS.stream().anyMatch((api) -> isBelow(api, request)) ? Optional.of(ofHeader(request))
				: Optional.empty();
	}

	/** The first language in the order of preference that there is. */
	private static Locale ofHeader(HttpServletRequest request) {
		return (request.getHeader("Accept-Language") != null) ? Collections.list(request.getLocales())
			.stream()
			.filter((locale) -> Set.of("ru", "en").contains(locale.getLanguage()))
			.findFirst()
			.map((locale) -> "en".equals(locale.getLanguage()) ? Locale.ENGLISH : RUSSIAN)
			.orElse(RUSSIAN) : RUSSIAN;
	}

	private static Locale ofAddress(HttpServletRequest request) {
		return "en".equals(request.getParameter("lang")) ? Locale.ENGLISH : RUSSIAN;
	}

	/** Their error pages included. */
	private static boolean isBelow(String folder, HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = (failed instanceof String text) ? text : request.getRequestURI();
		return path.startsWith(request.getContextPath() + folder);
	}

}
