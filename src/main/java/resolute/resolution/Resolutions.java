package resolute.resolution;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import resolute.shared.DataFile;
import resolute.shared.DataFileException;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The resolutions on record. Runs in the caller's transaction. */
@Service
@Transactional
public class Resolutions {

	private final ResolutionRepository resolutions;

	private final RecommendationRepository recommendations;

	private final DataFile dataFile;

	Resolutions(ResolutionRepository resolutions, RecommendationRepository recommendations, DataFile dataFile) {
		this.resolutions = resolutions;
		this.recommendations = recommendations;
		this.dataFile = dataFile;
	}

	/**
	 * Puts the resolution of a YAML file on record. One that is there already stays as it
	 * is: an adopted text does not change.
	 * @throws DataFileException if the file cannot be used; says where it is wrong
	 */
	public ResolutionView register(Resource file) {
		ResolutionFile content = this.dataFile.read(file, ResolutionFile.class);
		checkDependencies(file, content.recommendations());
		ResolutionId id = new ResolutionId(content.id());
		return find(id).orElseGet(() -> {
			ResolutionView registered = this.resolutions.saveAndFlush(new Resolution(content)).view();
			this.recommendations.saveAllAndFlush(IntStream.range(0, content.recommendations().size())
				.mapToObj((index) -> new Recommendation(id, index + 1, content.recommendations().get(index)))
				.toList());
			return registered;
		});
	}

	@Transactional(readOnly = true)
	public Optional<ResolutionView> find(ResolutionId id) {
		return this.resolutions.findById(id.value()).map(Resolution::view);
	}

	/** All resolutions, the latest first. */
	@Transactional(readOnly = true)
	public List<ResolutionView> all() {
		return this.resolutions.findAllByOrderByAdoptedOnDescId().stream().map(Resolution::view).toList();
	}

	/** The recommendations in their order; none if there is no such resolution. */
	@Transactional(readOnly = true)
	public List<RecommendationView> recommendations(ResolutionId resolution) {
		return this.recommendations.ofResolution(resolution.value()).stream().map(Recommendation::view).toList();
	}

	/**
	 * One recommendation.
	 * @throws IllegalArgumentException if there is none with the key
	 */
	@Transactional(readOnly = true)
	public RecommendationView recommendation(RecommendationKey key) {
		return this.recommendations.findById(new Recommendation.Id(key.resolution().value(), key.number()))
			.map(Recommendation::view)
			.orElseThrow(() -> new IllegalArgumentException("There is no recommendation " + key));
	}

	/**
	 * Records that the resolution is being launched. Of several who try, at the same time
	 * or later, one gets {@code true}, and keeps it if its transaction commits.
	 */
	public boolean markLaunched(ResolutionId id, Instant at) {
		return this.resolutions.markLaunched(id.value(), at) == 1;
	}

	private static void checkDependencies(Resource file, List<ResolutionFile.Item> items) {
		Map<String, List<String>> waitsFor = new HashMap<>();
		for (int index = 0; index < items.size(); index++) {
			ResolutionFile.Item item = items.get(index);
			if (waitsFor.put(item.number(), item.waitsFor()) != null) {
				throw new DataFileException(file,
						"recommendations[" + index + "].number " + item.number() + " is there twice");
			}
		}
		for (int index = 0; index < items.size(); index++) {
			String place = "recommendations[" + index + "].waitsFor ";
			for (String other : items.get(index).waitsFor()) {
				if (!waitsFor.containsKey(other)) {
					throw new DataFileException(file, place + other + " is no recommendation");
				}
			}
			if (reachable(items.get(index).waitsFor(), waitsFor).contains(items.get(index).number())) {
				throw new DataFileException(file, place + "leads back to " + items.get(index).number());
			}
		}
	}

	private static Set<String> reachable(List<String> from, Map<String, List<String>> waitsFor) {
		Set<String> seen = new HashSet<>();
		List<String> next = from;
		while (!next.isEmpty()) {
			next = next.stream()
				.filter(seen::add)
				.flatMap((number) -> waitsFor.getOrDefault(number, List.of()).stream())
				.toList();
		}
		return seen;
	}

}
