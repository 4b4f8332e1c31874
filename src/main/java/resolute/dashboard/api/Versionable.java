package resolute.dashboard.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;

/** What is answered with a version, which writes need. */
interface Versionable {

	String version();

	/** A short text that is another one for other values. */
	static String of(Object... values) {
		return DigestUtils.md5DigestAsHex(Arrays.deepToString(values).getBytes(StandardCharsets.UTF_8));
	}

	/** Puts the version of an answer into its ETag. */
	static <T extends Versionable> T tagged(T answer, HttpServletResponse response) {
		response.setHeader(HttpHeaders.ETAG, '"' + answer.version() + '"');
		return answer;
	}

}
