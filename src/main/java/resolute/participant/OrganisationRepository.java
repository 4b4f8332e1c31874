package resolute.participant;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.JpaRepository;

interface OrganisationRepository extends JpaRepository<Organisation, String> {

	@Query("""
			select o.id from Organisation o
			where o.kind = :kind and o.validFrom <= :day and (o.validTo is null or o.validTo >= :day)
			order by o.id""")
	List<String> idsOfKindOn(OrganisationKind kind, LocalDate day);

	List<Organisation> findAllByOrderById();

	/** Whoever changes one of them meanwhile waits. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select o from Organisation o where o.id in :ids order by o.id")
	List<Organisation> lockAll(Collection<String> ids);

}
