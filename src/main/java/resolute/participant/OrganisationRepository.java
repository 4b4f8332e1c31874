package resolute.participant;

import java.time.LocalDate;
import java.util.List;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.JpaRepository;

interface OrganisationRepository extends JpaRepository<Organisation, String> {

	@Query("""
			select o.id from Organisation o
			where o.kind = :kind and o.validFrom <= :day and (o.validTo is null or o.validTo >= :day)
			order by o.id""")
	List<String> idsOfKindOn(OrganisationKind kind, LocalDate day);

	List<Organisation> findAllByOrderById();

}
