package resolute.participant;

import java.util.List;

import org.springframework.data.repository.CrudRepository;

interface MemberRepository extends CrudRepository<Member, String> {

	List<Member> findAllByOrderByUserId();

}
