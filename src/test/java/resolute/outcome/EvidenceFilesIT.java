package resolute.outcome;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.execution.form.Violation;
import resolute.support.Browser;
import resolute.support.IntegrationTest;
import resolute.support.Office;
import resolute.support.Submissions;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Uploads what belongs to a report, and what does not. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceFilesIT {

	private static final int MAX = 20 * 1024 * 1024;

	private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	@LocalServerPort
	private int port;

	@Autowired
	private Office office;

	@Autowired
	private EvidenceFiles files;

	@Autowired
	private TaskService tasks;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ObjectMapper json;

	private final Map<String, Browser> browsers = new HashMap<>();

	private String task = "";

	@BeforeAll
	void claimReport() {
		this.task = report().getId();
	}

	@Test
	void aFileOfTwentyMebibytesIsTaken() throws Exception {
		HttpResponse<String> answer = upload("large.pdf", pdf(MAX));

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(this.json.readTree(answer.body()).path("size").asInt()).isEqualTo(MAX);
		assertThat(this.jdbc.sql("select encode(sha256(content), 'hex') = sha256 from evidence_file where id = :id")
			.param("id", UUID.fromString(this.json.readTree(answer.body()).path("id").asText()))
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void aFileOfOneByteMoreIsNot() throws Exception {
		assertRefused(upload("large.pdf", pdf(MAX + 1)), 413, "Файл больше 20 МБ");
	}

	@Test
	void aFileOfMuchMoreIsNotEvenReceived() {
		try {
			assertThat(upload("large.pdf", pdf(23 * 1024 * 1024)).statusCode()).isEqualTo(413);
		}
		catch (java.io.UncheckedIOException ex) {
			assertThat(ex).as("the server hung up").hasMessageContaining("IOException");
		}
	}

	@Test
	void theSizeIsCheckedBehindTheWebToo(@TempDir Path directory) throws IOException {
		Path file = Files.write(directory.resolve("large.pdf"), pdf(MAX + 1));
		assertThatExceptionOfType(EvidenceFileRefusedException.class)
			.isThrownBy(() -> this.files.store(this.task, "district", "large.pdf", file))
			.extracting(EvidenceFileRefusedException::reason)
			.isEqualTo(EvidenceFileRefusedException.Reason.TOO_LARGE);
	}

	@Test
	void anEmptyFileIsRefused() throws Exception {
		assertRefused(upload("empty.pdf", new byte[0]), 400, "Файл пуст");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "report.pdf|MZ\u0090 This program cannot be run in DOS mode",
					"report.pdf|<!DOCTYPE html><html><script>alert(1)</script></html>",
					"scan.png|<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
					"scan.png|<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
					"report.pdf|Просто текст", "report.docx|Просто текст", "page.html|<html></html>", "scan.jpg|GIF89a",
					"run.pdf|#!/bin/sh", "report.docx|{\\rtf1 text}", "data.xlsx|a;b;c" })
	void aFileIsWhatIsInIt(String name, String content) throws Exception {
		assertRefused(upload(name, content.getBytes(StandardCharsets.UTF_8)), 415, "Такие файлы не принимаются");
	}

	@Test
	void picturesAndDocumentsAreTakenWhateverTheirName() throws Exception {
		assertTaken(upload("a.exe", pdf(100)), "application/pdf");
		assertTaken(upload("a", bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 'J', 'F', 'I', 'F', 0)), "image/jpeg");
		assertTaken(upload("a", bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 0xD)), "image/png");
		assertTaken(upload("a.docx", office(WORD + ".main+xml", "word/document.xml")), WORD);
		assertTaken(upload("a.xlsx", office(SHEET + ".main+xml", "xl/workbook.xml")), SHEET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/vnd.ms-word.document.macroEnabled.main+xml",
			"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
			"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
			"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "" })
	void otherOfficeFilesAreRefused(String contentType) throws Exception {
		assertRefused(upload("a.docx", office(contentType, "word/document.xml")), 415, "Такие файлы");
	}

	@Test
	void aDocumentWithMacrosIsRefusedAlsoIfItSaysItIsNone() throws Exception {
		byte[] both = zip(Map.of("[Content_Types].xml",
				("<Types><Override PartName=\"/word/document.xml\" ContentType=\"" + WORD
						+ ".main+xml\"/><Override PartName=\"/word/vbaProject.bin\" "
						+ "ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>")
					.getBytes(StandardCharsets.UTF_8),
				"word/document.xml", new byte[10], "word/vbaProject.bin", new byte[10]));
		assertRefused(upload("a.docx", both), 415, "Такие файлы");
	}

	/** What says that there are macros stands behind more than is read. */
	@Test
	void aListOfContentTypesThatIsTooLongIsRefused() throws Exception {
		byte[] list = ("<Types><Override PartName=\"/word/document.xml\" ContentType=\"" + WORD + ".main+xml\"/>"
				+ " ".repeat(256 * 1024) + "<Override PartName=\"/word/vbaProject.bin\" "
				+ "ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>")
			.getBytes(StandardCharsets.UTF_8);
		assertRefused(upload("a.docx", zip(Map.of("[Content_Types].xml", list, "word/document.xml", new byte[10]))),
				415, "Такие файлы");
	}

	@Test
	void anOrdinaryArchiveIsRefused() throws Exception {
		assertRefused(upload("a.docx", zip(Map.of("a.txt", new byte[10]))), 415, "Такие файлы");
		assertRefused(upload("a.docx", zip(Map.of("word/document.xml", new byte[10]))), 415, "Такие файлы");
		assertRefused(upload("a.zip", zip(Map.of())), 415, "Такие файлы");
		byte[] torn = office(WORD + ".main+xml", "word/document.xml");
		assertRefused(upload("a.docx", Arrays.copyOf(torn, torn.length / 2)), 415, "Такие файлы");
	}

	/** A gigabyte of zeros is a megabyte in an archive. */
	@Test
	void aBombIsNotUnpacked() throws Exception {
		byte[] without = bomb("word/document.xml", "");
		byte[] inList = bomb("[Content_Types].xml", "");
		byte[] valid = bomb("word/document.xml", contentTypes(WORD + ".main+xml", "word/document.xml"));
		long start = System.nanoTime();

		assertRefused(upload("a.docx", without), 415, "Такие файлы");
		assertRefused(upload("a.docx", inList), 415, "Такие файлы");
		assertTaken(upload("a.docx", valid), WORD);

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "../../etc/passwd|passwd", "C:\\Users\\x\\отчёт.pdf|отчёт.pdf",
			"a/b\\c.pdf|c.pdf", "..|..", "dir/|document", "''|document", "' '|document" })
	void aNameHasNoPath(String name, String kept) throws IOException {
		assertThat(stored(name)).isEqualTo(kept);
	}

	@Test
	void aNameCannotDeceive() throws IOException {
		assertThat(stored("report\u202Efdp.exe")).isEqualTo("reportfdp.exe");
		assertThat(stored("a\r\nSet-Cookie: x=y.pdf")).isEqualTo("aSet-Cookie: x=y.pdf");
		assertThat(stored("a\0b\u200B\u2066c\uFEFF.pdf")).isEqualTo("abc.pdf");
		assertThat(stored("\u202E\r\n")).isEqualTo("document");
		assertThat(stored("x".repeat(300) + ".pdf")).hasSize(255).endsWith("x.pdf");
		assertThat(stored("\uD83D\uDCC4".repeat(300))).hasSizeLessThanOrEqualTo(255).doesNotContain("?");
	}

	@Test
	void aNameOverTheWireIsCleanedAsWell() throws Exception {
		JsonNode stored = this.json.readTree(upload("..\\\\..\\\\a/отчёт\u202Efdp.pdf", pdf(100)).body());
		assertThat(stored.path("name").asText()).isEqualTo("отчётfdp.pdf");
	}

	@Test
	void aTaskThatIsNotClaimedTakesNoFiles() throws Exception {
		Task open = this.office.walkTo(this.office.start("establishCoordinationCouncilProcess", "1.1"),
				"userTask_accept");
		String unclaimed = open.getId();
		assertRefused(browser("district").upload(unclaimed, "a.pdf", pdf(100)), 404, "Задача не найдена");
		this.tasks.setAssignee(unclaimed, "district");
		assertThat(browser("district").upload(unclaimed, "a.pdf", pdf(100)).statusCode()).isEqualTo(201);
	}

	@Test
	void somebodyElsesTaskTakesNone() throws Exception {
		for (String other : List.of("elban", "coordinator", "admin")) {
			assertRefused(browser(other).upload(this.task, "a.pdf", pdf(100)), 404, "Задача не найдена");
		}
		assertRefused(browser("district").upload(UUID.randomUUID().toString(), "a.pdf", pdf(100)), 404,
				"Задача не найдена");
	}

	@Test
	void whoIsNotSignedInOrSendsNoTokenUploadsNothing() throws IOException {
		long before = count();
		assertThat(new Browser(this.port).upload(this.task, "a.pdf", pdf(100)).statusCode()).isIn(401, 403);
		Browser browser = browser("district");
		assertThat(browser.send(browser.to("/api/tasks/" + this.task + "/evidence-files")
			.header("Content-Type", "multipart/form-data; boundary=boundary")
			.POST(java.net.http.HttpRequest.BodyPublishers.ofString("--boundary\r\nContent-Disposition: form-data; "
					+ "name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4\n\r\n--boundary--\r\n")))
			.statusCode()).isEqualTo(403);
		assertThat(count()).isEqualTo(before);
	}

	@Test
	void aFileIsEvidenceForTheTaskAndThePersonItWasUploadedFor() throws Exception {
		Task other = report();
		Task mine = report();
		String othersFile = id(browser("district").upload(other.getId(), "a.pdf", pdf(100)));
		UUID somebodys = this.office.upload(mine, "elban", "a.pdf");
		String own = id(browser("district").upload(mine.getId(), "a.pdf", pdf(100)));
		List<String> refused = List.of(othersFile, somebodys.toString(), UUID.randomUUID().toString());
		for (String file : refused) {
			assertThat(this.office.refused(mine, answers(mine, file))).extracting(Violation::field)
				.containsExactly("evidence");
			assertThat(this.office.refused(mine, answers(mine, own, file))).extracting(Violation::field)
				.containsExactly("evidence");
		}
		assertThat(this.jdbc.sql("select count(*) from evidence where file_id = :file")
			.param("file", UUID.fromString(own))
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void aFileIsEvidenceOnce() throws Exception {
		Task mine = report();
		Browser browser = browser("district");
		String file = id(browser.upload(mine.getId(), "a.pdf", pdf(100)));

		HttpResponse<String> twice = browser.post(Browser.ENGINE + "/task/" + mine.getId() + "/submit-form",
				Submissions.body(answers(mine, file, file)));
		assertThat(twice.statusCode()).as(twice.body()).isEqualTo(400);
		assertThat(this.json.readTree(twice.body()).path("violations").get(0).path("field").asText())
			.isEqualTo("evidence");

		HttpResponse<String> once = browser.post(Browser.ENGINE + "/task/" + mine.getId() + "/submit-form",
				Submissions.body(answers(mine, file)));
		assertThat(once.statusCode()).as(once.body()).isBetween(200, 204);
		assertThat(browser.removeUpload(mine.getId(), file).statusCode()).as("is evidence now").isEqualTo(404);
		assertThat(browser.removeUpload(this.task, file).statusCode()).as("of another task").isEqualTo(404);
		assertThat(isStored(file)).isTrue();
	}

	@Test
	void whatWasUploadedAndNotHandedInGoesWithTheTask() throws Exception {
		Task mine = report();
		Browser browser = browser("district");
		String file = id(browser.upload(mine.getId(), "a.pdf", pdf(100)));
		String mistake = id(browser.upload(mine.getId(), "b.pdf", pdf(100)));

		browser.post(Browser.ENGINE + "/task/" + mine.getId() + "/submit-form", Submissions.body(answers(mine, file)));

		assertThat(this.jdbc.sql("select id from evidence_file where id in (:files)")
			.param("files", List.of(UUID.fromString(file), UUID.fromString(mistake)))
			.query(UUID.class)
			.list()).containsExactly(UUID.fromString(file));
	}

	private boolean isStored(String file) {
		return this.jdbc.sql("select exists (select from evidence_file where id = :file)")
			.param("file", UUID.fromString(file))
			.query(Boolean.class)
			.single();
	}

	@Test
	void aFreeFileIsRemovedByWhoUploadedIt() throws Exception {
		Browser browser = browser("district");
		String file = id(upload("a.pdf", pdf(100)));

		assertThat(browser("elban").removeUpload(this.task, file).statusCode()).isEqualTo(404);
		assertThat(isStored(file)).isTrue();
		assertThat(browser.removeUpload(this.task, file).statusCode()).isEqualTo(204);
		assertThat(isStored(file)).isFalse();
		assertThat(browser.removeUpload(this.task, file).statusCode()).isEqualTo(404);
		assertThat(browser.removeUpload(this.task, "x").statusCode()).isIn(400, 404);
	}

	private Task report() {
		ProcessInstance process = this.office.start("establishCoordinationCouncilProcess", "1.1");
		Task report = this.office.walkTo(process, "userTask_report");
		this.tasks.setAssignee(report.getId(), "district");
		return Objects.requireNonNull(this.tasks.createTaskQuery().taskId(report.getId()).singleResult());
	}

	private Map<String, Object> answers(Task task, String... evidence) {
		String today = this.office.clock().today().toString();
		return this.office.valid(task, "district", Map.of("evidence",
				Arrays.stream(evidence).map((file) -> Map.of("kind", "act", "date", today, "file", file)).toList()));
	}

	private HttpResponse<String> upload(String name, byte[] content) {
		return browser("district").upload(this.task, name, content);
	}

	private Browser browser(String user) {
		return this.browsers.computeIfAbsent(user, (name) -> Browser.of(name, this.port));
	}

	private void assertTaken(HttpResponse<String> answer, String type) throws IOException {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(this.json.readTree(answer.body()).path("contentType").asText()).isEqualTo(type);
	}

	private void assertRefused(HttpResponse<String> answer, int status, String message) throws IOException {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(this.json.readTree(answer.body()).path("detail").asText()).startsWith(message);
	}

	private String id(HttpResponse<String> upload) throws IOException {
		assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
		return this.json.readTree(upload.body()).path("id").asText();
	}

	private String stored(String name) throws IOException {
		Path file = Files.createTempFile("evidence", null);
		try {
			Files.write(file, pdf(100));
			EvidenceFiles.StoredFile stored = this.files.store(this.task, "district", name, file);
			assertThat(this.jdbc.sql("select name from evidence_file where id = :id")
				.param("id", stored.id())
				.query(String.class)
				.single()).isEqualTo(stored.name());
			return stored.name();
		}
		finally {
			Files.delete(file);
		}
	}

	private long count() {
		return this.jdbc.sql("select count(*) from evidence_file").query(Long.class).single();
	}

	private static byte[] pdf(int size) {
		byte[] content = new byte[size];
		byte[] head = "%PDF-1.4\n".getBytes(StandardCharsets.UTF_8);
		System.arraycopy(head, 0, content, 0, head.length);
		return content;
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	private static String contentTypes(String type, String part) {
		return "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
				+ "<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/></Types>";
	}

	private static byte[] office(String type, String part) throws IOException {
		return zip(Map.of("[Content_Types].xml", contentTypes(type, part).getBytes(StandardCharsets.UTF_8), part,
				"<x/>".getBytes(StandardCharsets.UTF_8)));
	}

	private static byte[] zip(Map<String, byte[]> entries) throws IOException {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(content)) {
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
		return content.toByteArray();
	}

	private static byte[] bomb(String name, String contentTypes) throws IOException {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(content)) {
			if (!contentTypes.isEmpty()) {
				zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
				zip.write(contentTypes.getBytes(StandardCharsets.UTF_8));
			}
			zip.putNextEntry(new ZipEntry(name));
			fill(zip);
		}
		return content.toByteArray();
	}

	private static void fill(OutputStream out) throws IOException {
		byte[] zeros = new byte[1024 * 1024];
		for (int i = 0; i < 1024; i++) {
			out.write(zeros);
		}
	}

}
