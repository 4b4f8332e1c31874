package resolute.dashboard;

import java.util.Locale;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * The language that a cookie remembers; but on pages that are kept for everybody, only
 * what the address itself says. Those neither read a cookie nor set one.
 */
class PageLanguage extends CookieLocaleResolver {

	private static final String PUBLIC_PAGES = "/public/";

	private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

	PageLanguage(String cookie) {
		super(cookie);
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		return isPublic(request) ? ofAddress(request) : super.resolveLocale(request);
	}

	@Override
	public LocaleContext resolveLocaleContext(HttpServletRequest request) {
		return isPublic(request) ? new SimpleLocaleContext(ofAddress(request)) : super.resolveLocaleContext(request);
	}

	@Override
	public void setLocaleContext(HttpServletRequest request, @Nullable HttpServletResponse response,
			@Nullable LocaleContext context) {
		if (!isPublic(request)) {
			super.setLocaleContext(request, response, context);
		}
	}

	private static Locale ofAddress(HttpServletRequest request) {
		return "en".equals(request.getParameter("lang")) ? Locale.ENGLISH : RUSSIAN;
	}

	/** Their error pages included. */
	private static boolean isPublic(HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = (failed instanceof String text) ? text : request.getRequestURI();
		return path.startsWith(request.getContextPath() + PUBLIC_PAGES);
	}

}
