package resolute.resolution;

import java.time.Instant;
import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ResolutionRepository extends JpaRepository<Resolution, String> {

	List<Resolution> findAllByOrderByAdoptedOnDescId();

	@Modifying(flushAutomatically = true, clearAutomatically = true)
	@Query("update Resolution r set r.launchedAt = :at where r.id = :id and r.launchedAt is null")
	int markLaunched(String id, Instant at);

}
