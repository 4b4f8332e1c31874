package resolute.execution.process;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import resolute.participant.Participants;
import resolute.resolution.Resolutions;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/**
 * Leads from a recommendation to its place in Camunda's web applications. Their addresses
 * have ids in them that only the engine knows; looking one up when somebody follows the
 * link keeps it off the pages.
 */
@Controller
@RequestMapping("/open/{resolution}")
class WebAppLinks {

	private static final String TASKLIST = "/camunda/app/tasklist/default/#/";

	private static final String COCKPIT = "/camunda/app/cockpit/default/#/";

	private static final String OF_BUSINESS_KEY = """
			[{"type":"processInstanceBusinessKey","operator":"eql","value":"%s","name":""}]""";

	private final RepositoryService repository;

	private final Resolutions resolutions;

	private final Participants participants;

	WebAppLinks(RepositoryService repository, Resolutions resolutions, Participants participants) {
		this.repository = repository;
		this.resolutions = resolutions;
		this.participants = participants;
	}

	/** The open tasks of a recommendation, in Tasklist. */
	@GetMapping("/{number}/tasks")
	ResponseEntity<Void> tasks(@PathVariable String resolution, @PathVariable String number) {
		String search = UriUtils.encode(OF_BUSINESS_KEY.formatted(key(resolution, number)), StandardCharsets.UTF_8);
		String filter = this.participants.filterOfAllTasks().map((id) -> "&filter=" + id).orElse("");
		return redirect(TASKLIST + "?searchQuery=" + search + filter);
	}

	/** The model of a recommendation with its instances, in Cockpit. */
	@GetMapping("/{number}/process")
	ResponseEntity<Void> process(@PathVariable String resolution, @PathVariable String number) {
		try {
			return cockpit(this.resolutions.recommendation(key(resolution, number)).processId());
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

	/** The model of the whole resolution with its instances, in Cockpit. */
	@GetMapping("/process")
	ResponseEntity<Void> process(@PathVariable String resolution) {
		return cockpit(this.resolutions.find(resolutionId(resolution))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
			.processId());
	}

	private ResponseEntity<Void> cockpit(String processId) {
		Optional<ProcessDefinition> definition = Optional.ofNullable(this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(processId)
			.latestVersion()
			.singleResult());
		return redirect(COCKPIT + definition.map((found) -> "process-definition/" + encode(found.getId()) + "/runtime")
			.orElse("processes"));
	}

	private static RecommendationKey key(String resolution, String number) {
		try {
			return new RecommendationKey(resolutionId(resolution), number);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

	private static ResolutionId resolutionId(String resolution) {
		try {
			return new ResolutionId(resolution);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

	private static String encode(String id) {
		return UriUtils.encode(id, StandardCharsets.UTF_8);
	}

	private static ResponseEntity<Void> redirect(String location) {
		return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(location)).build();
	}

}
