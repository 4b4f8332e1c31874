package resolute.participant;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

interface MemberRepository extends JpaRepository<Member, String> {

	List<Member> findAllByOrderByUserId();

}
