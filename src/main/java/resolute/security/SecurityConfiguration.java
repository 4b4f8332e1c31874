package resolute.security;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

/** Who comes in where. Everything that is not mentioned is for the coordinator. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	/** Where participants start. */
	static final String MY = "/my";

	/**
	 * How long the words of Camunda's applications are kept: long enough for their
	 * scripts to find them there, see {@code js/language.js}.
	 */
	private static final int LANGUAGE_SECONDS = 60;

	private static final int LARGEST_JSON_BODY_IN_MEGABYTES = 2;

	/** Nothing from elsewhere, nothing inline, not in a frame. */
	private static final String CONTENT_SECURITY_POLICY = String.join("; ", "default-src 'none'", "script-src 'self'",
			"style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "frame-src 'self'",
			"form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'");

	/** The same without scripts, forms and requests. */
	private static final String OPEN_CONTENT_SECURITY_POLICY = String.join("; ", "default-src 'none'",
			"style-src 'self'", "img-src 'self'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'");

	private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

	/**
	 * Camunda's web applications. Their own headers and their own protection against
	 * forged requests stay; sign-in is ours.
	 */
	@Bean
	@Order(1)
	SecurityFilterChain engineApplications(HttpSecurity http, Accounts accounts, Clock clock, MessageSource messages,
			LocaleResolver languages, ObjectMapper json) throws Exception {
		return http.securityMatcher(path("/camunda/**"))
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				// CVE-2026-77226: makes an administrator without sign-in.
				.requestMatchers(path("/camunda/api/admin/setup/**"), path("/camunda/app/admin/*/setup/**"))
				.denyAll()
				// A second door beside ours.
				.requestMatchers(path("/camunda/api/admin/auth/user/*/login/**"))
				.denyAll()
				.requestMatchers(path(HttpMethod.GET, "/camunda/api/admin/auth/user/*"),
						path(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"))
				.authenticated()
				.requestMatchers(path("/camunda/app/admin/**"), path("/camunda/api/admin/**"))
				.hasRole(Roles.ADMIN)
				.requestMatchers(path("/camunda/app/cockpit/**"), path("/camunda/api/cockpit/**"))
				.hasAnyRole(Roles.COORDINATOR, Roles.ADMIN)
				.requestMatchers(EngineApi::isEngineResource)
				.access(new EngineResourceAccess())
				// The list of engines; nothing else lives there.
				.requestMatchers(path(HttpMethod.GET, "/camunda/api/engine/engine/"),
						path(HttpMethod.GET, "/camunda/api/engine/engine"))
				.authenticated()
				.requestMatchers(path("/camunda/api/engine/**"))
				.denyAll()
				.anyRequest()
				.authenticated())
			.csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens())
				.csrfTokenRequestHandler(new ReadableCsrfTokens())
				// Camunda checks its own token; ours is only handed out, for forms.
				.requireCsrfProtectionMatcher((request) -> false))
			.headers((headers) -> headers.defaultsDisabled()
				.httpStrictTransportSecurity(Customizer.withDefaults())
				.addHeaderWriter(cached(path("/camunda/app/*/locales/*"), "private, max-age=" + LANGUAGE_SECONDS))
				.addHeaderWriter(cached(ourPartOfTheEngineApplications(), "no-cache"))
				.addHeaderWriter(cached(camundasOwnFiles(), "private, max-age=31536000, immutable")))
			.sessionManagement((sessions) -> sessions.sessionFixation((fixation) -> fixation.newSession()))
			.requestCache((cache) -> cache.requestCache(wantedPages()))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(entryPoint()))
			.logout((logout) -> logout.disable())
			.addFilterBefore(new AccountRefreshFilter(accounts, clock), AuthorizationFilter.class)
			.addFilterAfter(new EngineApiFilter(messages, languages, json, LARGEST_JSON_BODY_IN_MEGABYTES),
					AuthorizationFilter.class)
			.addFilterAfter(new EngineSignOutFilter(), EngineApiFilter.class)
			.build();
	}

	/**
	 * What anybody may read: the public pages of resolutions, and calendars at secret
	 * addresses. Nobody is recognised there, nothing is remembered, and nothing can be
	 * changed.
	 */
	@Bean
	@Order(2)
	SecurityFilterChain openPages(HttpSecurity http) throws Exception {
		return http.securityMatcher(new OrRequestMatcher(path("/public/**"), path("/feeds/**"),
				// What the public pages look like; with it, too, no cookie comes.
				path("/css/**"), path("/webjars/picocss__pico/**"), path("/favicon.svg")))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf((csrf) -> csrf.disable())
			.logout((logout) -> logout.disable())
			.requestCache((cache) -> cache.disable())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives(OPEN_CONTENT_SECURITY_POLICY))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER))
				.permissionsPolicyHeader((permissions) -> permissions.policy(PERMISSIONS)))
			.build();
	}

	/**
	 * Our API for programs that bring a name and a password with each request. No cookie
	 * is read, so nobody's browser can be made to send anything here; nothing is
	 * remembered.
	 */
	@Bean
	@Order(3)
	SecurityFilterChain programs(HttpSecurity http, MessageSource messages, LocaleResolver languages, ObjectMapper json)
			throws Exception {
		ApiRefusals refusals = new ApiRefusals(messages, languages, json);
		return http.securityMatcher(new AndRequestMatcher(ourApi(), ApiRefusals::offersPassword))
			.authorizeHttpRequests(
					(requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
						.permitAll()
						.anyRequest()
						.hasAnyRole(Roles.COORDINATOR, Roles.ADMIN))
			.httpBasic((basic) -> basic.authenticationEntryPoint(refusals))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.csrf((csrf) -> csrf.disable())
			.logout((logout) -> logout.disable())
			.requestCache((cache) -> cache.disable())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives(OPEN_CONTENT_SECURITY_POLICY))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER))
				.permissionsPolicyHeader((permissions) -> permissions.policy(PERMISSIONS)))
			.build();
	}

	/** Our own pages, and our API for the browsers that have signed in to them. */
	@Bean
	@Order(4)
	SecurityFilterChain pages(HttpSecurity http, Accounts accounts, Clock clock, MessageSource messages,
			LocaleResolver languages, ObjectMapper json) throws Exception {
		ApiRefusals refusals = new ApiRefusals(messages, languages, json);
		return http
			.authorizeHttpRequests((requests) -> requests
				.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
				.permitAll()
				.requestMatchers(path("/webjars/camunda/**"), path("/engine-rest/**"))
				.denyAll()
				.requestMatchers(path("/sign-in"), path("/css/**"), path("/js/**"), path("/vendor/**"),
						path("/webjars/**"), path("/forms/**"), path("/favicon.svg"))
				.permitAll()
				// Whoever has a mail has the token of its recipient in it.
				.requestMatchers(path("/mail/preferences/*"))
				.permitAll()
				.requestMatchers(path("/actuator/health"), path("/actuator/health/*"))
				.permitAll()
				.requestMatchers(path("/actuator/**"))
				.denyAll()
				.requestMatchers(path("/items"), path("/items/*/actions/**"), ourApi())
				.hasAnyRole(Roles.COORDINATOR, Roles.ADMIN)
				.requestMatchers(path("/meetings/**"))
				.hasAnyAuthority("ROLE_" + Roles.COORDINATOR, "ROLE_" + Roles.ADMIN, Accounts.GROUP_PREFIX + "council")
				.requestMatchers(path("/api/**"), path("/items/**"), path("/schedule/subscription/**"), path("/my/**"),
						path("/help/**"), path("/images/help/**"))
				.authenticated()
				.requestMatchers(path(HttpMethod.POST, "/calendar/**"))
				.hasRole(Roles.ADMIN)
				.anyRequest()
				.hasAnyRole(Roles.COORDINATOR, Roles.ADMIN))
			.csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens()).csrfTokenRequestHandler(new ReadableCsrfTokens()))
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
				.permissionsPolicyHeader((permissions) -> permissions.policy(PERMISSIONS)))
			.sessionManagement((sessions) -> sessions.sessionFixation((fixation) -> fixation.newSession()))
			.requestCache((cache) -> cache.requestCache(wantedPages()))
			.exceptionHandling((handling) -> handling.defaultAuthenticationEntryPointFor(refusals, ourApi())
				.defaultAuthenticationEntryPointFor(entryPoint(), AnyRequestMatcher.INSTANCE)
				.defaultAccessDeniedHandlerFor(refusals, ourApi())
				.defaultAccessDeniedHandlerFor(participantsToTheirPage(), AnyRequestMatcher.INSTANCE))
			.formLogin((form) -> form.loginPage("/sign-in").failureHandler(new SignInFailureHandler()))
			.logout((logout) -> logout.logoutUrl("/sign-out")
				.logoutSuccessUrl("/sign-in?out")
				.deleteCookies("RESOLUTE_SESSION"))
			.addFilterBefore(new AccountRefreshFilter(accounts, clock), AuthorizationFilter.class)
			.build();
	}

	/** Behind Spring Security and before Camunda's own filters. */
	@Bean
	FilterRegistrationBean<ContainerBasedAuthenticationFilter> engineAuthentication() {
		var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
		registration.setName("engineAuthentication");
		registration.setInitParameters(Map.of("authentication-provider", EngineAuthenticationProvider.class.getName()));
		registration.setUrlPatterns(List.of("/camunda/*"));
		registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
		return registration;
	}

	private static CookieCsrfTokenRepository csrfTokens() {
		// Camunda's scripts own the usual names.
		CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
		tokens.setCookieName("RESOLUTE-XSRF-TOKEN");
		tokens.setHeaderName("X-RESOLUTE-XSRF-TOKEN");
		tokens.setCookiePath("/");
		tokens.setCookieCustomizer((cookie) -> cookie.sameSite("Lax"));
		return tokens;
	}

	/** Only a page that a person asked for is worth returning to. */
	private static HttpSessionRequestCache wantedPages() {
		HttpSessionRequestCache cache = new HttpSessionRequestCache();
		cache.setMatchingRequestParameterName(null);
		cache.setRequestMatcher(new AndRequestMatcher((request) -> "GET".equals(request.getMethod()),
				SecurityConfiguration::acceptsHtml, new NegatedRequestMatcher(forPrograms())));
		return cache;
	}

	private static AuthenticationEntryPoint entryPoint() {
		AuthenticationEntryPoint programs = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
		RequestMatcher forPrograms = forPrograms();
		return (request, response, problem) -> {
			if (forPrograms.matches(request)) {
				programs.commence(request, response, problem);
				return;
			}
			boolean ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
			response.sendRedirect(request.getContextPath() + (ended ? "/sign-in?ended" : "/sign-in"));
		};
	}

	private static AccessDeniedHandler participantsToTheirPage() {
		AccessDeniedHandler others = new AccessDeniedHandlerImpl();
		return (request, response, problem) -> {
			if ("GET".equals(request.getMethod()) && "/".equals(EngineApi.path(request))) {
				response.sendRedirect(request.getContextPath() + MY);
				return;
			}
			others.handle(request, response, problem);
		};
	}

	/**
	 * Says how files are kept, instead of what Camunda says. The way to the sign-in page,
	 * which others are answered with, is never kept.
	 */
	private static HeaderWriter cached(RequestMatcher files, String how) {
		return (request, response) -> {
			if (files.matches(request) && HttpStatus.valueOf(response.getStatus()).is2xxSuccessful()) {
				response.setHeader(HttpHeaders.CACHE_CONTROL, how);
			}
		};
	}

	/**
	 * What Camunda's web applications ask for with Camunda's version in the address,
	 * which says nothing about the files of ours in its place.
	 */
	private static RequestMatcher ourPartOfTheEngineApplications() {
		return new OrRequestMatcher(path("/camunda/app/*/scripts/*"), path("/camunda/app/*/styles/*"));
	}

	/** Four megabytes that change with Camunda's version, which is in their address. */
	private static RequestMatcher camundasOwnFiles() {
		return new AndRequestMatcher(new OrRequestMatcher(path("/camunda/lib/*"), path("/camunda/assets/*"),
				path("/camunda/app/*/*.js"), path("/camunda/app/*/*.css")),
				(request) -> request.getParameter("bust") != null);
	}

	private static RequestMatcher forPrograms() {
		return new OrRequestMatcher(path("/camunda/api/**"), path("/api/**"), path("/engine-rest/**"),
				path("/actuator/**"));
	}

	private static RequestMatcher ourApi() {
		return path(ApiRefusals.PATH + "/**");
	}

	private static boolean acceptsHtml(HttpServletRequest request) {
		String accept = request.getHeader("Accept");
		return accept != null && accept.contains("text/html");
	}

	private static RequestMatcher path(String pattern) {
		return PathPatternRequestMatcher.withDefaults().matcher(pattern);
	}

	private static RequestMatcher path(HttpMethod method, String pattern) {
		return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
	}

}
