package resolute.security;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.support.Browser;
import resolute.support.HttpTest;
import resolute.support.MutableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class SignInIT {

	private static final String TASKLIST = "/camunda/app/tasklist/default/";

	private static final String WHO_AM_I = "/camunda/api/admin/auth/user/default";

	@LocalServerPort
	private int port;

	@Autowired
	private IdentityService identities;

	@Autowired
	private MutableClock clock;

	@ParameterizedTest
	@ValueSource(strings = { "/", TASKLIST, "/camunda/app/cockpit/default/", "/camunda/app/admin/default/",
			"/camunda/app/welcome/default/", "/anything", "/camunda/" })
	void aStrangerIsAskedToSignIn(String page) {
		HttpResponse<String> answer = new Browser(this.port).get(page);

		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(location(answer)).endsWith("/sign-in");
	}

	@ParameterizedTest
	@ValueSource(strings = { Browser.ENGINE + "/task", "/camunda/api/engine/engine/", WHO_AM_I, "/api/documents",
			"/camunda/api/tasklist/plugin/base/default/x", "/actuator/env", "/engine-rest/task" })
	void aProgramIsToldSoWithoutADialog(String api) {
		HttpResponse<String> answer = new Browser(this.port).get(api);

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
		assertThat(answer.headers().firstValue("Location")).isEmpty();
	}

	@Test
	void returnsToTheWantedPage() {
		Browser browser = new Browser(this.port);
		browser.get(TASKLIST + "?lang=ru");

		assertThat(location(browser.signIn("elban", Browser.PASSWORD))).endsWith(TASKLIST + "?lang=ru");
		assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(200);
		assertThat(browser.get(WHO_AM_I).body()).contains("\"userId\":\"elban\"");
	}

	@Test
	void aCallOfAProgramIsNotAWantedPage() {
		Browser browser = new Browser(this.port);
		browser.get(Browser.ENGINE + "/task/count");

		assertThat(location(browser.signIn("coordinator", Browser.PASSWORD))).endsWith("/");
	}

	@Test
	void theSessionIsANewOne() {
		Browser browser = new Browser(this.port);
		browser.get(TASKLIST);
		String before = browser.cookie("RESOLUTE_SESSION").orElseThrow();

		browser.signIn("elban", Browser.PASSWORD);

		assertThat(browser.cookie("RESOLUTE_SESSION")).isPresent().get().isNotEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "amursk,wrong", "nobody,wrong", "amursk,''", "'',''", "'nobody'' OR 1=1 --',x" })
	void aWrongNameAndAWrongPasswordLookTheSame(String user, String password) {
		Browser browser = new Browser(this.port);

		assertThat(location(browser.signIn(user, password))).endsWith("/sign-in?error");
		assertThat(browser.get("/sign-in?error").body()).contains("Неверное имя или пароль");
		assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(302);
	}

	@Test
	void wrongPasswordsCloseAnAccountForAWhile() {
		Browser browser = new Browser(this.port);
		assertThat(location(browser.signIn("bolon", "wrong"))).endsWith("?error");

		assertThat(location(browser.signIn("bolon", Browser.PASSWORD))).endsWith("/sign-in?locked");
		assertThat(browser.get("/sign-in?locked").body()).contains("временно закрыт");

		this.clock.moveTo(this.clock.instant().plus(Duration.ofMinutes(2)));
		assertThat(location(browser.signIn("bolon", Browser.PASSWORD))).doesNotContain("sign-in");
	}

	@Test
	void speaksEnglishToWhoAsksForIt() {
		Browser browser = new Browser(this.port);

		assertThat(browser.get("/sign-in").body()).contains("<html lang=\"ru\"", "Имя пользователя");
		assertThat(browser.get("/sign-in?lang=en").body()).contains("<html lang=\"en\"", "User name", "Sign in");
	}

	@Test
	void signingOutEndsTheEngineApplicationsToo() {
		Browser browser = Browser.of("elban", this.port);

		HttpResponse<String> answer = browser.submit("/sign-out", Map.of());

		assertThat(location(answer)).endsWith("/sign-in?out");
		assertThat(browser.get("/sign-in?out").body()).contains("Вы вышли из системы");
		assertThat(browser.get(WHO_AM_I).statusCode()).isEqualTo(401);
		assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(302);
	}

	@Test
	void signingOutOfAnEngineApplicationEndsOursToo() {
		Browser browser = Browser.of("coordinator", this.port);
		String session = browser.cookie("RESOLUTE_SESSION").orElseThrow();

		assertThat(browser.post(WHO_AM_I + "/logout", "").statusCode()).isEqualTo(200);

		assertThat(browser.get("/").statusCode()).isEqualTo(302);
		Browser thief = new Browser(this.port);
		thief.setCookie("RESOLUTE_SESSION", session);
		assertThat(location(thief.get("/"))).endsWith("/sign-in?ended");
		assertThat(thief.get("/sign-in?ended").body()).contains("Сеанс завершён");
	}

	@Test
	void aForgedSignOutIsRefused() {
		Browser browser = Browser.of("elban", this.port);

		HttpResponse<String> answer = browser.send(browser.to("/sign-out")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(java.net.http.HttpRequest.BodyPublishers.ofString("x=y")));

		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(200);
	}

	@Test
	void aForgedCallOfTheEngineIsRefused() {
		Browser browser = Browser.of("elban", this.port);

		HttpResponse<String> answer = browser.send(browser.to(Browser.ENGINE + "/task/count")
			.header("Content-Type", "application/json")
			.POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));

		assertThat(answer.statusCode()).isEqualTo(403);
	}

	@Test
	void scriptsOfATasklistFormHaveATokenForOurEndpoints() {
		Browser browser = Browser.of("elban", this.port);
		String token = browser.cookie("RESOLUTE-XSRF-TOKEN").orElseThrow();

		HttpResponse<String> without = browser.send(browser.json("POST", "/api/nothing", "{}"));
		HttpResponse<String> with = browser
			.send(browser.json("POST", "/api/nothing", "{}").header("X-RESOLUTE-XSRF-TOKEN", token));

		assertThat(without.statusCode()).isEqualTo(403);
		assertThat(with.statusCode()).isEqualTo(404);
	}

	@Test
	void theEnginesOwnSignInIsClosed() {
		Browser stranger = new Browser(this.port);
		stranger.get("/sign-in");
		Browser signedIn = Browser.of("elban", this.port);
		String login = WHO_AM_I + "/login/admin";
		String body = "username=admin&password=" + Browser.PASSWORD;

		for (Browser browser : new Browser[] { stranger, signedIn }) {
			HttpResponse<String> answer = browser.send(browser.to(login)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElse(""))
				.POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
			assertThat(answer.statusCode()).isIn(401, 403);
		}
		assertThat(stranger.get(WHO_AM_I).statusCode()).isEqualTo(401);
		assertThat(signedIn.get(WHO_AM_I).body()).contains("elban").doesNotContain("admin\"");
	}

	@ParameterizedTest
	@CsvSource({ "elban,/,302", "elban,/anything,403", "elban,/camunda/app/tasklist/default/,200",
			"elban,/camunda/app/cockpit/default/,403", "elban,/camunda/app/admin/default/,403",
			"coordinator,/anything,404", "coordinator,/camunda/app/tasklist/default/,200",
			"coordinator,/camunda/app/cockpit/default/,200", "coordinator,/camunda/app/admin/default/,403",
			"admin,/camunda/app/cockpit/default/,200", "admin,/camunda/app/admin/default/,200",
			"elban,/actuator/health,200", "elban,/actuator,403", "admin,/actuator/env,403",
			"admin,/engine-rest/task,403", "elban,/engine-rest/task,403",
			"elban,/webjars/camunda/app/admin/index.html,403" })
	void everybodyHasTheOwnDoors(String user, String page, int status) {
		HttpResponse<String> answer = Browser.of(user, this.port).get(page);

		assertThat(answer.statusCode()).isEqualTo(status);
		if (status == 302) {
			assertThat(location(answer)).endsWith("/my");
		}
	}

	@Test
	void healthTellsNoDetails() {
		assertThat(new Browser(this.port).get("/actuator/health").body()).contains("UP").doesNotContain("components");
	}

	@Test
	void ourPagesRunNothingFromElsewhereAndStandInNoFrame() {
		HttpResponse<String> answer = new Browser(this.port).get("/sign-in");

		assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
			.contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
			.doesNotContain("unsafe");
		assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
		assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
	}

	@Test
	void theEngineApplicationsKeepTheirHeaders() {
		HttpResponse<String> answer = Browser.of("elban", this.port).get(TASKLIST);

		assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1)
			.first()
			.asString()
			.contains("strict-dynamic");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sign-in", TASKLIST })
	void behindTlsBrowsersAreToldToStayThere(String page) {
		Browser browser = new Browser(this.port);

		HttpResponse<String> answer = browser
			.send(browser.to(page).header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "example.org"));

		assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
		assertThat(answer.headers().allValues("Set-Cookie"))
			.filteredOn((cookie) -> cookie.startsWith("RESOLUTE-XSRF-TOKEN"))
			.singleElement()
			.asString()
			.contains("Secure");
	}

	@Test
	void scriptsCannotReadTheSession() {
		Browser browser = new Browser(this.port);

		assertThat(browser.get(TASKLIST).headers().allValues("Set-Cookie"))
			.filteredOn((cookie) -> cookie.startsWith("RESOLUTE_SESSION"))
			.singleElement()
			.asString()
			.contains("HttpOnly", "SameSite=Lax");
	}

	@Test
	void whoIsDeletedIsSignedOutSoon() {
		User user = this.identities.newUser("leaver");
		user.setPassword(Browser.PASSWORD);
		this.identities.saveUser(user);
		Browser browser = new Browser(this.port);
		browser.signIn("leaver", Browser.PASSWORD);
		assertThat(browser.get(Browser.ENGINE + "/task/count").statusCode()).isEqualTo(200);

		this.identities.deleteUser("leaver");
		this.clock.moveTo(this.clock.instant().plus(Duration.ofSeconds(31)));

		assertThat(browser.get(Browser.ENGINE + "/task/count").statusCode()).isEqualTo(401);
		assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(302);
	}

	@Test
	void whoLeavesTheCoordinatorsLosesTheirDoorsSoon() {
		User user = this.identities.newUser("formercoordinator");
		user.setPassword(Browser.PASSWORD);
		this.identities.saveUser(user);
		this.identities.createMembership(user.getId(), "coordinators");
		Browser browser = Browser.of(user.getId(), this.port);
		assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);

		this.identities.deleteMembership(user.getId(), "coordinators");
		this.clock.moveTo(this.clock.instant().plus(Duration.ofSeconds(31)));

		assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
		assertThat(browser.get("/").statusCode()).isEqualTo(302);
		this.identities.deleteUser(user.getId());
	}

	private static String location(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElse("");
	}

}
