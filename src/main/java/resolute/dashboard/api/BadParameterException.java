package resolute.dashboard.api;

/** A parameter, a header or a field that cannot be read. Answered with 400. */
class BadParameterException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String parameter;

	private final String code;

	private final transient Object[] arguments;

	/**
	 * What is wrong with it.
	 * @param parameter its name
	 * @param code the end of the key of the message
	 */
	BadParameterException(String parameter, String code, Object... arguments) {
		super(parameter + ": " + code);
		this.parameter = parameter;
		this.code = code;
		this.arguments = arguments;
	}

	String parameter() {
		return this.parameter;
	}

	String code() {
		return this.code;
	}

	Object[] arguments() {
		return this.arguments;
	}

}
