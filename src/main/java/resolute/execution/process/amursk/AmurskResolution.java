package resolute.execution.process.amursk;

/** Names in {@code execute-amursk-2014.bpmn}. */
final class AmurskResolution {

	/** The register of initiatives will not be opened any more. */
	static final String REGISTER_ABANDONED = "resolute.registerAbandoned";

	private AmurskResolution() {
	}

}
