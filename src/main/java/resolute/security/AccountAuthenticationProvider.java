package resolute.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Signs in with the name and password of an account of the engine. */
@Component
class AccountAuthenticationProvider implements AuthenticationProvider {

	/** Longer than any column or sane password: nothing to hash. */
	private static final int LONGEST = 255;

	private final Accounts accounts;

	AccountAuthenticationProvider(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public Authentication authenticate(Authentication request) {
		String id = request.getName().trim();
		String password = String.valueOf(request.getCredentials());
		if (id.isEmpty() || password.isEmpty() || id.length() > LONGEST || password.length() > LONGEST) {
			throw new BadCredentialsException("No name or password");
		}
		if (this.accounts.isLocked(id)) {
			throw new LockedException("Too many wrong passwords");
		}
		if (!this.accounts.passwordMatches(id, password)) {
			throw new BadCredentialsException("Wrong name or password");
		}
		return this.accounts.find(id).orElseThrow(() -> new BadCredentialsException("No such account"));
	}

	@Override
	public boolean supports(Class<?> request) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(request);
	}

}
