package resolute.execution.process.project;

import java.util.Map;
import java.util.UUID;

import resolute.execution.process.Announcements;
import resolute.execution.process.ProcessVariables;
import resolute.register.ProjectRegister;
import resolute.register.ProjectRegister.ProjectView;
import resolute.shared.OrganisationId;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens and closes projects, in the register and for the process of 3.3. */
@Service
@Transactional
public class ProjectDesk {

	private final ProjectRegister register;

	private final Announcements announcements;

	ProjectDesk(ProjectRegister register, Announcements announcements) {
		this.register = register;
		this.announcements = announcements;
	}

	/** The recommendation that projects of a resolution belong to. */
	public static RecommendationKey support(ResolutionId resolution) {
		return new RecommendationKey(resolution, SupportProjects.NUMBER);
	}

	/**
	 * Makes a registered initiative a project and starts its branch of 3.3.
	 * @return the id of the project
	 */
	public UUID accept(UUID initiative, OrganisationId company) {
		UUID project = this.register.accept(initiative, company);
		ResolutionId resolution = find(project).resolution();
		this.announcements.announce(SupportProjects.PROJECT_ACCEPTED, support(resolution).toString(),
				Map.of(SupportProjects.PROJECT_ID, project.toString(), ProcessVariables.ORGANISATION, company.value()));
		return project;
	}

	/** Closes a project and tells 3.3, which ends with the last one. */
	void end(UUID project) {
		this.register.end(project);
		this.announcements.announce(SupportProjects.PROJECT_ENDED, support(find(project).resolution()).toString(),
				Map.of());
	}

	/** Closes all projects of a resolution that are still open. */
	void endAll(ResolutionId resolution) {
		this.register.of(resolution)
			.stream()
			.filter((project) -> !project.ended())
			.forEach((project) -> this.register.end(project.id()));
	}

	private ProjectView find(UUID project) {
		return this.register.find(project).orElseThrow();
	}

}
