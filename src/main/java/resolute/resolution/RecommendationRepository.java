package resolute.resolution;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RecommendationRepository extends JpaRepository<Recommendation, Recommendation.Id> {

	@Query("select r from Recommendation r where r.id.resolutionId = :resolutionId order by r.position")
	List<Recommendation> ofResolution(String resolutionId);

}
