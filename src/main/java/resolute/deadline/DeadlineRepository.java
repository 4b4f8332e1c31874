package resolute.deadline;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface DeadlineRepository extends Repository<Deadline, UUID> {

	Deadline save(Deadline deadline);

	Optional<Deadline> findByTaskId(String taskId);

}
