package resolute.resolution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;
import resolute.shared.ResolutionId;

import org.springframework.data.domain.Persistable;

@Entity
class Resolution implements Persistable<String> {

	@Id
	private String id;

	private String title;

	private LocalDate adoptedOn;

	private String venue;

	private String preamble;

	private String processId;

	private @Nullable Instant launchedAt;

	@Transient
	private boolean isNew;

	@SuppressWarnings("NullAway.Init") // Filled by Hibernate.
	protected Resolution() {
	}

	Resolution(ResolutionFile file) {
		this.id = new ResolutionId(file.id()).value();
		this.title = file.title();
		this.adoptedOn = file.adoptedOn();
		this.venue = file.venue();
		this.preamble = file.preamble();
		this.processId = file.processId();
		this.isNew = true;
	}

	ResolutionView view() {
		return new ResolutionView(new ResolutionId(this.id), this.title, this.adoptedOn, this.venue, this.preamble,
				this.processId, Optional.ofNullable(this.launchedAt));
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
