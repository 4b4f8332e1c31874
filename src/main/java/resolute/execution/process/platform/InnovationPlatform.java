package resolute.execution.process.platform;

/** Names in {@code study-innovation-platform.bpmn} and its forms. */
final class InnovationPlatform {

	static final String PROCESS = "studyInnovationPlatformProcess";

	static final String DESCRIBE_OPTIONS = "userTask_describeOptions";

	static final String DECIDE = "userTask_decideOnPlatform";

	static final String COSTS_FORM = "estimatePlatformCostsForm";

	static final String PILOTS_FORM = "choosePilotsForm";

	static final String MEMORANDUM_FORM = "writePlatformMemorandumForm";

	static final String OPTIONS = "options";

	static final String COSTS = "costs";

	/** The place of an option in the list of options, from 1. */
	static final String OPTION = "option";

	static final String PREFERRED_OPTION = "preferredOption";

	static final String PILOTS = "pilots";

	static final String REGISTER_NUMBER = "registerNumber";

	static final String EXECUTOR = "executor";

	static final String ASSIGNMENT = "assignment";

	static final String ASSIGNMENT_DUE_ON = "assignmentDueOn";

	private InnovationPlatform() {
	}

}
