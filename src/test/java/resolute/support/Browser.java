package resolute.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One person's browser: keeps cookies, follows no redirect, sends tokens as scripts do.
 */
public final class Browser {

	/** Of all sample accounts in tests. */
	public static final String PASSWORD = "Kedr-i-Sosna-2014";

	/** Where the engine's web API is. */
	public static final String ENGINE = "/camunda/api/engine/engine/default";

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final String root;

	public Browser(int port) {
		this.root = "http://127.0.0.1:" + port;
	}

	/** A browser somebody has signed in with, and opened Tasklist. */
	public static Browser of(String user, int port) {
		return of(user, port, PASSWORD);
	}

	/** The same for an account with a password of its own. */
	public static Browser of(String user, int port, String password) {
		Browser browser = new Browser(port);
		HttpResponse<String> answer = browser.signIn(user, password);
		if (answer.statusCode() != 302 || answer.headers().firstValue("Location").orElse("").contains("sign-in")) {
			throw new IllegalStateException(user + " cannot sign in: " + answer + answer.headers().map());
		}
		browser.get("/camunda/app/tasklist/default/");
		return browser;
	}

	public HttpResponse<String> signIn(String user, String password) {
		return submit("/sign-in", Map.of("username", user, "password", password));
	}

	/** Sends a form of ours with the token that stands in the sign-in page. */
	public HttpResponse<String> submit(String path, Map<String, String> fields) {
		Matcher token = TOKEN.matcher(get("/sign-in").body());
		Optional<String> masked = token.find() ? Optional.of(token.group(1)) : Optional.empty();
		String body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + encoded(field.getValue()))
			.collect(Collectors.joining("&"));
		HttpRequest.Builder request = to(path).header("Content-Type", "application/x-www-form-urlencoded");
		// A page behind the sign-in has the token too; here the cookie serves for it.
		masked.ifPresentOrElse((value) -> request.POST(BodyPublishers.ofString(body + "&_csrf=" + encoded(value))),
				() -> request.header("X-RESOLUTE-XSRF-TOKEN", cookie("RESOLUTE-XSRF-TOKEN").orElse(""))
					.POST(BodyPublishers.ofString(body)));
		return send(request);
	}

	public HttpResponse<String> get(String path) {
		return send(to(path).header("Accept", "text/html,application/json;q=0.9"));
	}

	public HttpResponse<String> post(String path, String json) {
		return request("POST", path, json);
	}

	/** Calls the engine's web API as its scripts do. */
	public HttpResponse<String> request(String method, String path, String json) {
		return send(json(method, path, json));
	}

	public HttpRequest.Builder json(String method, String path, String json) {
		return to(path).header("Content-Type", "application/json")
			.header("Accept", "application/json,*/*;q=0.9")
			.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse(""))
			.method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
	}

	/** Uploads a document for a task as the script of a form does. */
	public HttpResponse<String> upload(String taskId, String name, byte[] content) {
		return uploadTo("/api/tasks/" + taskId + "/evidence-files", "application/json", name, content);
	}

	/** Sends a file as the form of a page of ours does. */
	public HttpResponse<String> submitFile(String path, String name, byte[] content) {
		return uploadTo(path, "text/html", name, content);
	}

	private HttpResponse<String> uploadTo(String path, String accept, String name, byte[] content) {
		byte[] head = ("--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
				+ "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8);
		byte[] tail = "\r\n--boundary--\r\n".getBytes(StandardCharsets.UTF_8);
		return send(to(path).header("Content-Type", "multipart/form-data; boundary=boundary")
			.header("Accept", accept)
			.header("X-RESOLUTE-XSRF-TOKEN", cookie("RESOLUTE-XSRF-TOKEN").orElse(""))
			.POST(BodyPublishers.ofByteArrays(List.of(head, content, tail))));
	}

	/** Removes an uploaded document again. */
	public HttpResponse<String> removeUpload(String taskId, String file) {
		return send(to("/api/tasks/" + taskId + "/evidence-files/" + file)
			.header("X-RESOLUTE-XSRF-TOKEN", cookie("RESOLUTE-XSRF-TOKEN").orElse(""))
			.DELETE());
	}

	public HttpRequest.Builder to(String path) {
		return HttpRequest.newBuilder(URI.create(this.root + path));
	}

	/** The content of a file. */
	public byte[] download(String path) {
		return send(to(path), BodyHandlers.ofByteArray()).body();
	}

	public HttpResponse<String> send(HttpRequest.Builder request) {
		return send(request, BodyHandlers.ofString());
	}

	private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> content) {
		try {
			return this.client.send(request.build(), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public Optional<String> cookie(String name) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.map(HttpCookie::getValue)
			.findFirst();
	}

	public void setCookie(String name, String value) {
		HttpCookie cookie = new HttpCookie(name, value);
		cookie.setPath("/");
		cookie.setVersion(0);
		this.cookies.getCookieStore().add(URI.create(this.root), cookie);
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
