package resolute.dashboard.receipt;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import resolute.database.StatementCount;
import resolute.database.StatementCount.Counted;
import resolute.deadline.DeadlineRegister;
import resolute.deadline.DeadlineView;
import resolute.support.ApplicationTest;
import resolute.support.Office;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApplicationTest
class ReceiptsTest {

	private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

	private static final ZoneId DISTRICT = ZoneId.of("Asia/Vladivostok");

	@Autowired
	private Office office;

	@Autowired
	private DeadlineRegister deadlines;

	@Autowired
	private Receipts receipts;

	@Autowired
	private StatementCount statements;

	@Test
	void saysWhatWasRecordedInTheWordsOfTheForm() {
		DeadlineView report = complete("userTask_report", Map.of("summary", "Сделано. ".repeat(100)));

		Counted<Receipt> counted = this.statements
			.count(() -> this.receipts.of(report, "district", false, RUSSIAN, DISTRICT));
		Receipt receipt = counted.result();

		assertThat(counted.statements()).isLessThanOrEqualTo(8);
		assertThat(receipt.title()).isEqualTo("1.1 Отчитаться об исполнении");
		assertThat(receipt.handedIn()).matches("Сдано 29 января 2014 г\\. в \\d\\d:\\d\\d · документов:\u00a01");
		assertThat(receipt.values()).extracting(Receipt.Value::label)
			.contains("Что сделано", "Когда", "Документы")
			.doesNotContain("reported", "factDate");
		assertThat(receipt.values()).extracting(Receipt.Value::text)
			.contains("Исполнено", "29 января 2014 г.")
			.allSatisfy((text) -> assertThat(text).hasSizeLessThanOrEqualTo(240))
			.anySatisfy((text) -> assertThat(text).startsWith("Сделано. ").endsWith("…"));
		assertThat(receipt.links()).extracting(Receipt.Line::path).containsExactly("/my", "/items/" + report.id());
	}

	@Test
	void saysWhoseTimeItIsToWhoeverHasAnother() {
		DeadlineView report = complete("userTask_report", Map.of());

		assertThat(this.receipts.of(report, "district", false, RUSSIAN, ZoneId.of("Europe/Moscow")).handedIn())
			.contains(" по времени района (UTC+11:00) · документов");
		assertThat(this.receipts.of(report, "district", false, Locale.ENGLISH, ZoneId.of("Europe/Moscow")).handedIn())
			.contains(", district time (UTC+11:00) · documents");
		assertThat(this.receipts.of(report, "district", false, RUSSIAN, ZoneId.of("Asia/Sakhalin")).handedIn())
			.as("the same time elsewhere")
			.doesNotContain("UTC");
	}

	@Test
	void countsTheRowsOfATableAndNamesPeople() {
		Receipt nominated = this.receipts.of(complete("userTask_nominate", Map.of()), "elban", false, RUSSIAN,
				DISTRICT);
		Receipt drafted = this.receipts.of(complete("userTask_draftDecree", Map.of()), "district", true, Locale.ENGLISH,
				DISTRICT);

		assertThat(nominated.values()).extracting(Receipt.Value::text).contains("строк: 1");
		assertThat(drafted.values()).extracting(Receipt.Value::text)
			.anySatisfy((text) -> assertThat(text).contains("Образец: "))
			.noneMatch("district"::equals);
		assertThat(drafted.heading()).isEqualTo("Recorded");
		assertThat(drafted.links()).extracting(Receipt.Line::path).startsWith("/");
	}

	@Test
	void saysThatNothingComesNextIfNothingDoes() {
		DeadlineView removal = complete("userTask_removeFromControl", Map.of("decision", "accept"));

		assertThat(this.receipts.of(removal, "coordinator", true, RUSSIAN, DISTRICT).next()).singleElement()
			.satisfies((line) -> assertThat(line.text()).startsWith("На этом ваша часть работы закончена"))
			.satisfies((line) -> assertThat(line.path()).isEmpty());
	}

	@Test
	void leadsToTheNextTaskOfWhoeverHasCompletedTheLast() {
		DeadlineView draft = complete("userTask_draftDecree", Map.of());

		assertThat(this.receipts.of(draft, "district", false, RUSSIAN, DISTRICT).next()).isNotEmpty()
			.allSatisfy((line) -> assertThat(line.text()).contains("срок ", " 2014 г."));
	}

	private DeadlineView complete(String activity, Map<String, ?> answers) {
		Task task = this.office.walkTo(this.office.start("establishCoordinationCouncilProcess", "1.1"), activity);
		this.office.complete(task, answers);
		return this.deadlines.ofTask(task.getId()).orElseThrow();
	}

}
