package resolute.security;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** People's accounts, which are users and groups of the engine. */
@Component
class Accounts {

	static final String GROUP_PREFIX = "GROUP_";

	private static final String COORDINATORS = "coordinators";

	/** Asked for late: the doors are there before the engine is. */
	private final ObjectProvider<ProcessEngine> engine;

	private final Clock clock;

	Accounts(ObjectProvider<ProcessEngine> engine, Clock clock) {
		this.engine = engine;
		this.clock = clock;
	}

	/**
	 * Who an id belongs to, with the groups of this moment; nobody if it is not known.
	 */
	Optional<Authentication> find(String id) {
		return user(id).map((user) -> UsernamePasswordAuthenticationToken.authenticated(
				new SignedInUser(user.getId(), displayName(user), this.clock.instant()), null,
				authorities(groupsOf(user.getId()))));
	}

	/**
	 * Whether the password is the account's. The engine counts failures, and after each
	 * refuses every password for a while.
	 */
	boolean passwordMatches(String id, String password) {
		return identities().checkPassword(id, password);
	}

	/** Whether every password is refused at the moment, because too many were wrong. */
	boolean isLocked(String id) {
		// The engine answers "locked" like "wrong"; people have to know the difference.
		return user(id).map(UserEntity.class::cast)
			.filter((user) -> user.getAttempts() >= maximumOfAttempts() || (user.getLockExpirationTime() != null
					&& user.getLockExpirationTime().after(ClockUtil.getCurrentTime())))
			.isPresent();
	}

	private IdentityService identities() {
		return this.engine.getObject().getIdentityService();
	}

	private int maximumOfAttempts() {
		return ((ProcessEngineConfigurationImpl) this.engine.getObject().getProcessEngineConfiguration())
			.getLoginMaxAttempts();
	}

	private Optional<User> user(String id) {
		return Optional.ofNullable(identities().createUserQuery().userId(id).singleResult());
	}

	private List<String> groupsOf(String id) {
		return identities().createGroupQuery().groupMember(id).list().stream().map(Group::getId).toList();
	}

	private static List<GrantedAuthority> authorities(List<String> groups) {
		List<GrantedAuthority> authorities = new ArrayList<>();
		for (String group : groups) {
			authorities.add(new SimpleGrantedAuthority(GROUP_PREFIX + group));
		}
		if (groups.contains(COORDINATORS)) {
			authorities.add(new SimpleGrantedAuthority("ROLE_" + Roles.COORDINATOR));
		}
		if (groups.contains(Groups.CAMUNDA_ADMIN)) {
			authorities.add(new SimpleGrantedAuthority("ROLE_" + Roles.ADMIN));
		}
		return authorities;
	}

	private static String displayName(User user) {
		String name = Stream.of(user.getFirstName(), user.getLastName())
			.filter((part) -> part != null && !part.isBlank())
			.collect(Collectors.joining(" "));
		return name.isEmpty() ? user.getId() : name;
	}

}
