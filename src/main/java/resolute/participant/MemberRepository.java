package resolute.participant;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface MemberRepository extends JpaRepository<Member, String> {

	List<Member> findAllByOrderByUserId();

	@Query("select m.userId from Member m where m.sample order by m.userId")
	List<String> sampleUserIds();

}
