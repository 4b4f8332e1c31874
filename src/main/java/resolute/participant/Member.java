package resolute.participant;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import resolute.shared.OrganisationId;

@Entity
class Member implements Persistable<String> {

	@Id
	private String userId;

	private String name;

	private @Nullable String email;

	private boolean sample;

	@Transient
	private boolean isNew;

	@SuppressWarnings("NullAway.Init") // Filled by Hibernate.
	protected Member() {
	}

	Member(String userId, String name, @Nullable String email, boolean sample) {
		if (!userId.matches("[a-zA-Z0-9]{1,64}")) {
			throw new IllegalArgumentException("A user id has letters and digits only: " + userId);
		}
		this.userId = userId;
		this.name = SingleLine.of("The name of a person", name);
		this.email = (email != null) ? SingleLine.email(email) : null;
		this.sample = sample;
		this.isNew = true;
	}

	String name() {
		return this.name;
	}

	@Nullable String email() {
		return this.email;
	}

	MemberView view(Collection<OrganisationId> organisations) {
		return new MemberView(this.userId, this.name, Optional.ofNullable(this.email), Set.copyOf(organisations));
	}

	@Override
	public String getId() {
		return this.userId;
	}

	@Override
	public boolean isNew() {
		return this.isNew;
	}

	@PostPersist
	@PostLoad
	void stored() {
		this.isNew = false;
	}

}
