package resolute.security;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks up the account of a session again every now and then, so that who has been
 * deleted or has left a group does not keep its doors until the session ends. Camunda's
 * web applications do the same for themselves.
 */
class AccountRefreshFilter extends OncePerRequestFilter {

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	private final Accounts accounts;

	private final Clock clock;

	AccountRefreshFilter(Accounts accounts, Clock clock) {
		this.accounts = accounts;
		this.clock = clock;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication current = SecurityContextHolder.getContext().getAuthentication();
		if (current != null && current.getPrincipal() instanceof SignedInUser user && isStale(user)) {
			refresh(user, request, response);
		}
		chain.doFilter(request, response);
	}

	private boolean isStale(SignedInUser user) {
		return Duration.between(user.verifiedAt(), this.clock.instant()).abs().compareTo(INTERVAL) > 0;
	}

	private void refresh(SignedInUser user, HttpServletRequest request, HttpServletResponse response) {
		Optional<Authentication> now = this.accounts.find(user.id());
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		now.ifPresent(context::setAuthentication);
		SecurityContextHolder.setContext(context);
		if (now.isPresent()) {
			this.contexts.saveContext(context, request, response);
			return;
		}
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
	}

}
