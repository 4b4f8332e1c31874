package resolute.participant;

import java.util.List;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.JpaRepository;

interface MembershipRepository extends JpaRepository<Membership, Membership.Id> {

	@Query("select m from Membership m where m.id.userId = :userId")
	List<Membership> ofUser(String userId);

	@Query("select m from Membership m where m.id.organisationId = :organisationId order by m.id.userId")
	List<Membership> ofOrganisation(String organisationId);

}
