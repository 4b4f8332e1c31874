package resolute.execution.process;

import java.util.Comparator;
import java.util.List;

import resolute.participant.Participants;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who can be chosen in a form: names only. */
@RestController
@RequestMapping("/api")
class ParticipantController {

	private final Participants participants;

	ParticipantController(Participants participants) {
		this.participants = participants;
	}

	@GetMapping("/members")
	List<Choice> members() {
		return this.participants.members()
			.stream()
			.map((member) -> new Choice(member.userId(), member.name()))
			.sorted(Comparator.comparing(Choice::name))
			.toList();
	}

	@GetMapping("/organisations")
	List<Choice> organisations() {
		return this.participants.organisations()
			.stream()
			.map((organisation) -> new Choice(organisation.id().value(), organisation.name()))
			.sorted(Comparator.comparing(Choice::name))
			.toList();
	}

	/**
	 * One choice.
	 *
	 * @param id what is submitted
	 * @param name what is shown
	 */
	record Choice(String id, String name) {
	}

}
