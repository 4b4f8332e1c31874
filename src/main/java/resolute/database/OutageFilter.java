package resolute.database;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 while the database does not: nothing is wrong with what was asked. Stands
 * around the filters that find out who is asking, for they ask the database, too.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class OutageFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(OutageFilter.class);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (response.isCommitted() || !DatabaseOutage.isBehind(ex)) {
				throw ex;
			}
			log.warn("The database does not answer: {} {}", request.getMethod(), request.getRequestURI());
			response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
		}
	}

}
