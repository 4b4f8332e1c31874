package resolute.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriUtils;

/**
 * Lets nothing to the engine's web API that the engine would evaluate: CVE-2026-109432. A
 * request with a parameter or a JSON key that ends in {@code Expression} is refused, at
 * any depth; and so that there is only one way to read a body, it has to be strict JSON
 * in UTF-8 with no key twice.
 */
class EngineApiFilter extends OncePerRequestFilter {

	private static final int MEGABYTE = 1024 * 1024;

	private static final String FORBIDDEN = "expression";

	private final JsonFactory strict = new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
		.build();

	private final MessageSource messages;

	private final LocaleResolver languages;

	private final ObjectMapper answers;

	private final int megabytes;

	/**
	 * @param megabytes how large a body may be; documents go to an endpoint of ours
	 */
	EngineApiFilter(MessageSource messages, LocaleResolver languages, ObjectMapper answers, int megabytes) {
		this.messages = messages;
		this.languages = languages;
		this.answers = answers;
		this.megabytes = megabytes;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !EngineApi.path(request).startsWith(EngineApi.ROOT);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(checked(request), response);
		}
		catch (RefusedException ex) {
			refuse(ex, request, response);
		}
	}

	private HttpServletRequest checked(HttpServletRequest request) throws IOException {
		checkParameters(request.getQueryString());
		if (request.getContentLengthLong() > (long) this.megabytes * MEGABYTE) {
			throw tooLarge();
		}
		byte[] body = body(request);
		if (body.length == 0 && !announcesBody(request)) {
			return new BufferedRequest(request, body);
		}
		if (!isJson(request.getContentType()) || request.getHeader("Content-Encoding") != null) {
			throw notJson(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
		}
		checkJson(body);
		return new BufferedRequest(request, body);
	}

	private byte[] body(HttpServletRequest request) throws IOException {
		int limit = this.megabytes * MEGABYTE;
		byte[] body = request.getInputStream().readNBytes(limit + 1);
		if (body.length > limit) {
			throw tooLarge();
		}
		return body;
	}

	/** A filter before this one may have read a form already. */
	private static boolean announcesBody(HttpServletRequest request) {
		return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
	}

	private static void checkParameters(@Nullable String query) {
		for (String parameter : Optional.ofNullable(query).orElse("").split("[&;]")) {
			String name = parameter.split("=", 2)[0].replace('+', ' ');
			try {
				checkName(UriUtils.decode(name, StandardCharsets.UTF_8));
			}
			catch (IllegalArgumentException ex) {
				throw new RefusedException(HttpStatus.BAD_REQUEST, "api.expression", name);
			}
		}
	}

	private void checkJson(byte[] body) throws IOException {
		try (JsonParser parser = this.strict.createParser(utf8(body))) {
			int values = 0;
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if (token == JsonToken.FIELD_NAME) {
					checkName(parser.currentName());
				}
				if (parser.getParsingContext().inRoot() && !token.isStructStart()) {
					values++;
				}
			}
			if (values != 1) {
				throw notJson(HttpStatus.BAD_REQUEST);
			}
		}
		catch (JsonProcessingException ex) {
			throw notJson(HttpStatus.BAD_REQUEST);
		}
	}

	/** Read as text, so that the parser does not guess UTF-16 from the first bytes. */
	private static String utf8(byte[] body) throws IOException {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
		}
		catch (CharacterCodingException ex) {
			throw notJson(HttpStatus.BAD_REQUEST);
		}
	}

	private static void checkName(String name) {
		if (name.strip().toLowerCase(Locale.ROOT).endsWith(FORBIDDEN)) {
			throw new RefusedException(HttpStatus.BAD_REQUEST, "api.expression", name);
		}
	}

	private static boolean isJson(@Nullable String contentType) {
		try {
			MediaType type = MediaType.parseMediaType(Optional.ofNullable(contentType).orElse(""));
			return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
					&& (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private RefusedException tooLarge() {
		return new RefusedException(HttpStatus.PAYLOAD_TOO_LARGE, "api.tooLarge", this.megabytes);
	}

	private static RefusedException notJson(HttpStatus status) {
		return new RefusedException(status, "api.notJson");
	}

	/** In the shape of the engine's own answers, so that Tasklist shows the message. */
	private void refuse(RefusedException refusal, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		response.setStatus(refusal.status.value());
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		String message = this.messages.getMessage(refusal.code, refusal.arguments,
				this.languages.resolveLocale(request));
		this.answers.writeValue(response.getOutputStream(), Map.of("type", "RequestRefused", "message", message));
	}

	private static final class RefusedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final HttpStatus status;

		private final String code;

		private final transient Object[] arguments;

		RefusedException(HttpStatus status, String code, Object... arguments) {
			super(code);
			this.status = status;
			this.code = code;
			this.arguments = arguments;
		}

	}

}
