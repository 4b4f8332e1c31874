package resolute.deadline;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DeadlineRepository extends Repository<Deadline, UUID> {

	Deadline save(Deadline deadline);

	/** SQL of the same transaction sees what was changed before. */
	void flush();

	Optional<Deadline> findById(UUID id);

	Optional<Deadline> findByTaskId(String taskId);

	/**
	 * Whoever changes a deadline waits for the watch to be done with it, and the watch
	 * passes it over.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select d from Deadline d where d.taskId = :taskId")
	Optional<Deadline> lockByTaskId(String taskId);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select d from Deadline d where d.id = :id")
	Optional<Deadline> lockById(UUID id);

}
