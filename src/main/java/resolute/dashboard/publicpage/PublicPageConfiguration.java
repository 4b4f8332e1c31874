package resolute.dashboard.publicpage;

import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.ModelAndView;

@Configuration(proxyBeanMethods = false)
class PublicPageConfiguration {

	private static final String PAGES = "/public/";

	/**
	 * A page has a tag by its content. Documents, which can be large, have the hash they
	 * are kept with.
	 */
	@Bean
	FilterRegistrationBean<ShallowEtagHeaderFilter> publicPageTags() {
		FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(
				new ShallowEtagHeaderFilter() {
					@Override
					protected boolean shouldNotFilter(HttpServletRequest request) {
						return request.getRequestURI().contains("/evidence/");
					}
				});
		registration.setName("publicPageTags");
		registration.addUrlPatterns(PAGES + "*");
		return registration;
	}

	/** Whoever reads public pages gets no navigation of ours with an error either. */
	@Bean
	ErrorViewResolver publicErrorPage() {
		return new PublicErrorPage();
	}

	private static final class PublicErrorPage implements ErrorViewResolver, Ordered {

		@Override
		@SuppressWarnings("NullAway")
		public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
			Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
			return (path instanceof String text && text.startsWith(request.getContextPath() + PAGES))
					? new ModelAndView("public-error", model, status) : null;
		}

		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE;
		}

	}

}
