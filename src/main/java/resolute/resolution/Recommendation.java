package resolute.resolution;

import java.util.Arrays;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import resolute.participant.OrganisationKind;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.data.domain.Persistable;

@Entity
class Recommendation implements Persistable<Recommendation.Id> {

	@EmbeddedId
	private Id id;

	private int position;

	private String title;

	private String text;

	private OrganisationKind addressee;

	private String processId;

	private String[] waitsFor;

	@Transient
	private boolean isNew;

	@SuppressWarnings("NullAway.Init") // Filled by Hibernate.
	protected Recommendation() {
	}

	Recommendation(ResolutionId resolution, int position, ResolutionFile.Item item) {
		RecommendationKey key = new RecommendationKey(resolution, item.number());
		this.id = new Id(key.resolution().value(), key.number());
		this.position = position;
		this.title = item.title();
		this.text = item.text();
		this.addressee = item.addressee();
		this.processId = item.processId();
		this.waitsFor = item.waitsFor().toArray(String[]::new);
		this.isNew = true;
	}

	RecommendationView view() {
		ResolutionId resolution = new ResolutionId(this.id.resolutionId());
		return new RecommendationView(new RecommendationKey(resolution, this.id.number()), this.position, this.title,
				this.text, this.addressee, this.processId,
				Arrays.stream(this.waitsFor).map((number) -> new RecommendationKey(resolution, number)).toList());
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
	record Id(String resolutionId, String number) {

	}

}
