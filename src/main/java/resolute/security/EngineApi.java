package resolute.security;

import jakarta.servlet.http.HttpServletRequest;

/** Where the engine's web API is, and what of it a request asks for. */
final class EngineApi {

	static final String ROOT = "/camunda/api/";

	private static final String ENGINES = ROOT + "engine/engine/";

	private EngineApi() {
	}

	/**
	 * The decoded path within the application, as the servlets see it, without slashes at
	 * its end.
	 */
	static String path(HttpServletRequest request) {
		String path = request.getServletPath() + ((request.getPathInfo() != null) ? request.getPathInfo() : "");
		int end = path.length();
		while (end > 1 && path.charAt(end - 1) == '/') {
			end--;
		}
		return path.substring(0, end);
	}

	/**
	 * Whether the request is one to the engine's own resources: tasks, filters and so on.
	 */
	static boolean isEngineResource(HttpServletRequest request) {
		return path(request).startsWith(ENGINES);
	}

	/**
	 * What comes after the name of the engine: {@code /task/17/claim}; empty for the
	 * engine itself.
	 */
	static String resource(HttpServletRequest request) {
		String path = path(request);
		int end = path.indexOf('/', ENGINES.length());
		return (end < 0) ? "" : path.substring(end);
	}

}
