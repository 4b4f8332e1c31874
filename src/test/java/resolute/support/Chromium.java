package resolute.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/**
 * A real browser, in Russian and in the time zone of the district. Uses the Chromium of
 * the system where there is one. Whatever a page complains of on the console, or cannot
 * load, is kept in {@link #complaints()}.
 */
public final class Chromium implements AutoCloseable {

	/** Where screenshots are put to be looked at. */
	public static final Path SCREENSHOTS = Path.of("target/screenshots");

	private static final String DISTRICT = "Asia/Vladivostok";

	private static final Path SYSTEM = Path.of("/usr/bin/chromium");

	private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

	/** Chromium's opinion of the policy that Camunda sends with its pages. */
	private static final String SANDBOX = "An iframe which has both allow-scripts and allow-same-origin";

	private static final String SUBMISSION = "/submit-form";

	private final Playwright playwright;

	private final com.microsoft.playwright.Browser browser;

	private final String root;

	private final List<String> complaints = new ArrayList<>();

	/**
	 * Addresses of tasks that have been handed in. Tasklist asks every ten seconds
	 * whether the open one is still there, and may do so just then.
	 */
	private final Set<String> handedIn = new HashSet<>();

	public Chromium(int port) {
		boolean system = Files.exists(SYSTEM);
		Playwright.CreateOptions options = new Playwright.CreateOptions();
		if (system) {
			options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
		}
		this.playwright = Playwright.create(options);
		Map<String, String> environment = new HashMap<>(System.getenv());
		// What the browser itself says in a page, such as how a date is entered, has its
		// own language.
		environment.put("LANGUAGE", "ru");
		BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions().setEnv(environment)
			.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
					"--disable-background-networking", "--disable-component-update", "--disable-sync"));
		if (system) {
			launch.setExecutablePath(SYSTEM);
		}
		this.browser = this.playwright.chromium().launch(launch);
		this.root = "http://127.0.0.1:" + port;
	}

	/** A window that nobody has signed in with. */
	public Page window(int width) {
		return window(width, "ru-RU", DISTRICT);
	}

	private Page window(int width, String locale, String zone) {
		BrowserContext context = this.browser
			.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL(this.root)
				.setLocale(locale)
				.setTimezoneId(zone)
				.setViewportSize(width, (width < 600) ? 844 : 900));
		Page page = context.newPage();
		page.onRequest((request) -> {
			if (request.url().endsWith(SUBMISSION)) {
				this.handedIn.add(request.url().replace(SUBMISSION, ""));
			}
		});
		page.onConsoleMessage((message) -> {
			if (List.of("error", "warning").contains(message.type()) && !message.text().contains(SANDBOX)
					&& !(message.text().contains("status of 404") && isOfTaskHandedIn(message.location()))) {
				this.complaints.add(page.url() + ": " + message.text());
			}
		});
		page.onPageError((error) -> this.complaints.add(page.url() + ": " + error));
		page.onResponse((response) -> {
			if (response.status() >= 400 && !(response.status() == 404 && this.handedIn.contains(response.url()))) {
				this.complaints.add(response.status() + " " + response.url());
			}
		});
		return page;
	}

	/** A place in a file ends with its line and column. */
	private boolean isOfTaskHandedIn(String place) {
		return this.handedIn.contains(place.replaceFirst(":\\d+:\\d+$", ""));
	}

	/** A window that a sample account has signed in with. */
	public Page windowOf(String user, int width) {
		return windowOf(user, width, "ru-RU");
	}

	/** The same in a browser of another language. */
	public Page windowOf(String user, int width, String locale) {
		return signedIn(user, window(width, locale, DISTRICT));
	}

	/** The same in a browser of another time zone. */
	public Page windowAway(String user, String zone) {
		return signedIn(user, window(1400, "ru-RU", zone));
	}

	private static Page signedIn(String user, Page page) {
		page.navigate("/sign-in");
		signIn(page, user);
		return page;
	}

	/** Signs in where the page asks for it. */
	public static void signIn(Page page, String user) {
		page.locator("input[name=username]").fill(user);
		page.locator("input[name=password]").fill(Browser.PASSWORD);
		page.locator("form button[type=submit]").first().click();
		page.waitForURL((url) -> !url.contains("/sign-in"));
	}

	/** What pages have complained of since it was last asked. */
	public List<String> complaints() {
		List<String> found = List.copyOf(this.complaints);
		this.complaints.clear();
		return found;
	}

	/** What is wrong with a page by WCAG 2.2 AA, as axe-core sees it. */
	public static List<String> barriers(Page page) {
		return barriers(new AxeBuilder(page));
	}

	/** What is wrong with a part of a page. */
	public static List<String> barriers(Page page, String part) {
		return barriers(new AxeBuilder(page).include(part));
	}

	private static List<String> barriers(AxeBuilder axe) {
		// Without frames of other sites, all of it can be done in the page itself, in a
		// third of the time. A letter is shown in a frame that runs no scripts, so axe
		// would wait for it for ever.
		return axe.setLegacyMode(true)
			.exclude("iframe[sandbox='']")
			.withTags(WCAG)
			.analyze()
			.getViolations()
			.stream()
			.flatMap((rule) -> rule.getNodes()
				.stream()
				.map((node) -> rule.getId() + " " + node.getTarget() + " " + node.getHtml()))
			.toList();
	}

	/** Whether a page has to be moved sideways to be read. */
	public static boolean isTooWide(Page page) {
		return (boolean) page
			.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
	}

	/**
	 * Puts a picture of the whole page into {@link #SCREENSHOTS}, and what is seen of it
	 * into the documentation if that has a picture of this name: {@link Pictures}.
	 */
	public static void shoot(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
		Pictures.retake(page, name);
	}

	@Override
	public void close() {
		this.playwright.close();
	}

}
