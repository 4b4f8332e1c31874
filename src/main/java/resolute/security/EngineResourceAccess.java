package resolute.security;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Which resources of the engine's web API a role can reach at all. The engine's
 * authorizations then decide on each object; but its permissions are coarse, and some
 * things they allow (an assignee leaving a task by an error, a coordinator setting a due
 * date beside the deadline of record, anybody trying passwords) nobody should do. So what
 * Tasklist and Cockpit need is listed, and the rest is the administrator's.
 */
class EngineResourceAccess implements AuthorizationManager<RequestAuthorizationContext> {

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

	private static final Pattern READ_BY_ANYBODY = anyOf("", "/version",
			"/(task|filter"
					+ "|process-instance|variable-instance|history|user|group|identity|deployment|case-definition"
					+ "|case-execution|decision-definition)(/.*)?",
			"/authorization/check",
			// Models are no secret; how many instances of them run is.
			"/process-definition(?!.*/statistics)(/.*)?");

	private static final Pattern POSTED_BY_ANYBODY = anyOf("/task(/count)?", "/filter/[^/]+/(list|count|singleResult)",
			"/variable-instance(/count)?", "/history/(task|variable-instance)(/count)?", "/user(/count)?",
			"/group(/count)?", "/identity/password-policy", "/task/[^/]+/(claim|unclaim|complete|submit-form)",
			"/task/[^/]+/comment/create");

	private static final Pattern POSTED_BY_COORDINATORS = anyOf(
			"/(process-instance|process-definition|execution|incident|job|job-definition|batch)(/count)?",
			"/history/[a-z-]+(/count)?", "/task/[^/]+/(assignee|identity-links|identity-links/delete)");

	@Override
	public AuthorizationDecision check(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
		return new AuthorizationDecision(isOpen(authentication.get(), context.getRequest()));
	}

	private static boolean isOpen(Authentication authentication, HttpServletRequest request) {
		if (!(authentication.getPrincipal() instanceof SignedInUser user)) {
			return false;
		}
		if (has(authentication, Roles.ADMIN)) {
			return true;
		}
		String resource = EngineApi.resource(request);
		boolean coordinator = has(authentication, Roles.COORDINATOR);
		if (READING.contains(request.getMethod())) {
			return coordinator || READ_BY_ANYBODY.matcher(resource).matches();
		}
		return switch (request.getMethod()) {
			case "POST" -> POSTED_BY_ANYBODY.matcher(resource).matches()
					|| (coordinator && POSTED_BY_COORDINATORS.matcher(resource).matches());
			case "PUT" -> resource.equals("/user/" + user.id() + "/credentials");
			default -> false;
		};
	}

	private static boolean has(Authentication authentication, String role) {
		return authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.anyMatch(("ROLE_" + role)::equals);
	}

	private static Pattern anyOf(String... resources) {
		return Pattern.compile(String.join("|", List.of(resources)));
	}

}
