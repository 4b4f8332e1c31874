package resolute.participant;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;
import resolute.shared.OrganisationId;

@Entity
class Membership implements Persistable<Membership.Id> {

	@EmbeddedId
	private Id id;

	private MemberRole role;

	@Transient
	private boolean isNew;

	@SuppressWarnings("NullAway.Init") // Filled by Hibernate.
	protected Membership() {
	}

	Membership(Id id, MemberRole role) {
		this.id = id;
		this.role = role;
		this.isNew = true;
	}

	void changeRole(MemberRole role) {
		this.role = role;
	}

	MemberRole role() {
		return this.role;
	}

	OrganisationId organisation() {
		return new OrganisationId(this.id.organisationId());
	}

	String userId() {
		return this.id.userId();
	}

	@Override
	public Id getId() {
		return this.id;
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

	@Embeddable
	record Id(String organisationId, String userId) {

	}

}
