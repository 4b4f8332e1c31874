package resolute.participant;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import resolute.shared.OrganisationId;

@Entity
class Organisation implements Persistable<String> {

	@Id
	private String id;

	private OrganisationKind kind;

	private String name;

	private @Nullable String email;

	private @Nullable String headName;

	private LocalDate validFrom;

	private @Nullable LocalDate validTo;

	private @Nullable String successorId;

	private boolean sample;

	@Version
	private int version;

	@Transient
	private boolean isNew;

	@SuppressWarnings("NullAway.Init") // Filled by Hibernate.
	protected Organisation() {
	}

	Organisation(OrganisationId id, OrganisationKind kind, String name, LocalDate validFrom, boolean sample) {
		this.id = id.value();
		this.kind = kind;
		this.name = SingleLine.of("The name of an organisation", name);
		this.validFrom = validFrom;
		this.sample = sample;
		this.isNew = true;
	}

	void describe(@Nullable String email, @Nullable String head) {
		this.email = (email != null) ? SingleLine.email(email) : null;
		this.headName = (head != null) ? SingleLine.of("The name of a head", head) : null;
	}

	/**
	 * Changes what is known of it.
	 * @throws IllegalArgumentException if it would end before it begins, a value is not
	 * one line, or it has been merged and the last day would be another
	 */
	void change(OrganisationProfile.Details details) {
		if (details.validTo().filter((last) -> last.isBefore(details.validFrom())).isPresent()) {
			throw new IllegalArgumentException(this.id + " cannot end before it begins");
		}
		if (isMerged() && !details.validTo().equals(Optional.ofNullable(this.validTo))) {
			throw new IllegalArgumentException(this.id + " has a successor: its last day stays");
		}
		this.name = SingleLine.of("The name of an organisation", details.name());
		describe(details.email().orElse(null), details.head().orElse(null));
		this.validFrom = details.validFrom();
		this.validTo = details.validTo().orElse(null);
	}

	/** Whether another one has taken over, from the day after its last on. */
	boolean isMerged() {
		return this.successorId != null;
	}

	Optional<OrganisationId> heirOn(LocalDate day) {
		return (this.successorId != null && this.validTo != null && this.validTo.isBefore(day))
				? Optional.of(new OrganisationId(this.successorId)) : Optional.empty();
	}

	/**
	 * Ends the organisation.
	 * @param lastDay the last day on which it exists
	 * @param successor who takes over, if anybody does
	 */
	void dissolve(LocalDate lastDay, @Nullable Organisation successor) {
		if (lastDay.isBefore(this.validFrom)) {
			throw new IllegalArgumentException(
					this.id + " exists from " + this.validFrom + " on and cannot end on " + lastDay);
		}
		if (successor != null && successor.id.equals(this.id)) {
			throw new IllegalArgumentException(this.id + " cannot succeed itself");
		}
		this.validTo = lastDay;
		this.successorId = (successor != null) ? successor.id : null;
	}

	OrganisationKind kind() {
		return this.kind;
	}

	OrganisationView view() {
		return new OrganisationView(new OrganisationId(this.id), this.kind, this.name, Optional.ofNullable(this.email),
				Optional.ofNullable(this.headName), this.sample);
	}

	OrganisationProfile profile() {
		return new OrganisationProfile(new OrganisationId(this.id), this.kind,
				new OrganisationProfile.Details(this.name, Optional.ofNullable(this.email),
						Optional.ofNullable(this.headName), this.validFrom, Optional.ofNullable(this.validTo)),
				Optional.ofNullable(this.successorId).map(OrganisationId::new), this.version);
	}

	@Override
	public String getId() {
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

}
