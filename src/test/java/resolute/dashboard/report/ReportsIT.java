package resolute.dashboard.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import resolute.dashboard.item.ItemFilter;
import resolute.dashboard.item.ItemOrder;
import resolute.dashboard.item.Items;
import resolute.dashboard.table.Column;
import resolute.dashboard.table.Paper;
import resolute.dashboard.table.PaperFormat;
import resolute.dashboard.table.Papers;
import resolute.dashboard.table.Row;
import resolute.dashboard.table.Table;
import resolute.dashboard.table.Value;
import resolute.database.StatementCount;
import resolute.shared.ResolutionId;
import resolute.support.Browser;
import resolute.support.Example;
import resolute.support.ExampleRegisters;
import resolute.support.IntegrationTest;
import resolute.support.MutableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports and registers: on screen, as workbooks and as documents. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsIT {

	private static final String SHEET = "/reports/control-sheet";

	private static final String DISCIPLINE = "/reports/discipline";

	private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd.MM.yyyy");

	/** Below what 10,000 rows take, and above what happens to be there. */
	private static final long FEW_BYTES = 8L << 20;

	private final MockMvc mvc;

	private final JdbcClient jdbc;

	private final StatementCount statements;

	private final Items items;

	private final Papers papers;

	private final int port;

	private final Example example;

	private final ExampleRegisters registers;

	@Autowired
	ReportsIT(WebApplicationContext context, JdbcClient jdbc, MutableClock clock, StatementCount statements,
			Items items, Papers papers, @LocalServerPort int port) {
		this.mvc = MockMvcBuilders.webAppContextSetup(context)
			.apply(SecurityMockMvcConfigurers.springSecurity())
			.build();
		this.jdbc = jdbc;
		this.statements = statements;
		this.items = items;
		this.papers = papers;
		this.port = port;
		clock.moveTo(Example.TODAY);
		this.example = new Example(jdbc);
		this.registers = new ExampleRegisters(jdbc);
	}

	@BeforeAll
	void add() {
		this.example.add();
		this.registers.add();
	}

	@AfterAll
	void remove() {
		this.registers.remove();
		this.example.remove();
	}

	@Test
	void theControlSheetSaysOfEachItemWhatIsOnRecord() throws IOException {
		List<List<String>> rows = records(workbook(SHEET + ".xlsx?resolution=example"), 0);

		assertThat(rows.get(0)).containsExactly("№", "Рекомендация", "Исполнитель", "Что сделать", "Первый срок",
				"Срок", "Состояние", "Сдано", "Принято или возвращено", "Продлений", "Уровень", "Примечания");
		assertThat(rows.subList(1, rows.size()).stream().map((row) -> String.join("|", row)))
			.containsExactlyInAnyOrderElementsOf(controlSheet());
		assertThat(rows.subList(1, rows.size()).stream().map((row) -> row.get(0))).isSorted();
	}

	@Test
	void screenWorkbookAndDocumentSayTheSame() throws IOException {
		for (String path : List.of(SHEET, DISCIPLINE, "/registers/initiatives", "/registers/events",
				"/registers/meetings", "/registers/projects", "/registers/measures")) {
			for (String language : List.of("ru", "en")) {
				String query = "?resolution=example&lang=" + language;
				XSSFWorkbook workbook = workbook(path + ".xlsx" + query);
				XWPFDocument document = document(path + ".docx" + query);
				Document page = page(path + query);

				assertThat(page.select("table.written")).hasSize(workbook.getNumberOfSheets());
				assertThat(document.getTables()).hasSize(workbook.getNumberOfSheets());
				for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
					List<List<String>> written = written(workbook, index, language);
					assertThat(written).hasSizeGreaterThan(2);
					assertThat(cells(document.getTables().get(index))).as(path).isEqualTo(written);
					assertThat(cells(page.select("table.written").get(index))).as(path)
						.isEqualTo(written.stream().map(ReportsIT::onScreen).toList());
				}
			}
		}
	}

	@Test
	void figuresOfDisciplineAreThoseCountedByHand() throws IOException {
		XSSFWorkbook workbook = workbook(DISCIPLINE + ".xlsx?resolution=example");

		assertThat(records(workbook, 1).stream().map((row) -> String.join("|", row))).containsExactly(
				"Рекомендация|В срок|С опозданием|Просрочено|Дисциплина|В работе|Отказ принят|Сдано, не принято|Приёмка, дней",
				"1.1 План работ|2|0|0|1|0|0|0|4.5", "1.2 Ежемесячный обзор|1|1|0|0.5|1|0|0|1.5",
				"2.1 Перечни дворов|3|1|2|0.5|1|1|1|5", "3.1 Сметы|0|1|1|0|1|0|0|1", "Всего|6|3|3|0.5|3|1|1|3.7");
		assertThat(records(workbook, 0).stream().skip(1).map((row) -> String.join("|", row))).containsExactlyInAnyOrder(
				name("district") + "|3|1|0|0.75|1|0|0|3", name("settlementAmursk") + "|1|0|0|1|0|0|0|4",
				name("settlementElban") + "|1|0|0|1|0|0|0|10", name("settlementAchan") + "|1|0|0|1|0|0|0|5",
				name("settlementBolon") + "|0|1|0|0|0|0|0|1", name("settlementLitovko") + "|0|0|1|0|0|0|0|",
				name("settlementOmmi") + "|0|0|1|0|0|0|0|", name("settlementSanboli") + "|0|0|0||0|0|1|",
				name("settlementDzhuen") + "|0|0|0||1|0|0|", name("settlementVoznesenskoye") + "|0|0|0||0|1|0|",
				name("companySampleOne") + "|0|1|0|0|0|0|0|1", name("companySampleTwo") + "|0|0|1|0|0|0|0|",
				name("companySampleThree") + "|0|0|0||1|0|0|", "Всего|6|3|3|0.5|3|1|1|3.7");
	}

	@Test
	void everyFigureLeadsToItsRecords() {
		List<Element> figures = page(DISCIPLINE + "?resolution=example&from=2026-02-01&to=2026-03-31")
			.select("td.figures a");

		assertThat(figures).hasSizeGreaterThan(40);
		for (Element figure : figures) {
			Document list = page(URLDecoder.decode(figure.attr("href"), StandardCharsets.UTF_8));
			assertThat(list.select("table.items tbody tr")).as(figure.outerHtml()).isNotEmpty();
			if (figure.text().matches("\\d+") && !figure.attr("aria-label").startsWith("Приёмка")) {
				assertThat(list.select("table.items tbody tr")).as(figure.outerHtml())
					.hasSize(Integer.parseInt(figure.text()));
			}
		}
	}

	@Test
	void isMadeForAPeriodAndAnAddressee() throws IOException {
		assertThat(records(workbook(SHEET + ".xlsx?resolution=example&addressee=company&to=2026-02-28"), 0)).hasSize(3);
		XSSFWorkbook workbook = workbook(
				DISCIPLINE + ".xlsx?resolution=example&addressee=settlement&from=2026-03-01&to=2026-03-05");
		assertThat(records(workbook, 1).stream().skip(1).map((row) -> String.join("|", row)))
			.containsExactly("2.1 Перечни дворов|2|1|1|0.5|0|0|1|5", "Всего|2|1|1|0.5|0|0|1|5");
		assertThat(column(workbook.getSheetAt(0))).contains("Исполнительская дисциплина",
				"Резолюция 20 января 2026 г. «Образец: благоустройство дворов»", "Срок с 01.03.2026 по 05.03.2026",
				"Адресат: Администрации поселений", "Составлен 16 марта 2026 г.");
		assertThat(page(SHEET + "?resolution=example&addressee=council").select("main").text())
			.contains("под контролем ничего нет");
	}

	@Test
	void workbooksHaveDaysAndNumbersAndAHeadingThatStays() throws IOException {
		XSSFSheet sheet = workbook(SHEET + ".xlsx?resolution=example").getSheetAt(0);
		int heading = heading(sheet);
		Cell due = sheet.getRow(heading + 1).getCell(5);

		assertThat(due.getCellType()).isEqualTo(CellType.NUMERIC);
		assertThat(DateUtil.isCellDateFormatted(due)).isTrue();
		assertThat(due.getCellStyle().getDataFormatString()).isEqualTo("dd.mm.yyyy");
		assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
		assertThat((int) sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo(heading + 1);
		assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(heading);
		assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
	}

	@Test
	void documentsLieAcrossAndRepeatTheirHeading() throws IOException {
		XWPFDocument document = document(SHEET + ".docx?resolution=example");

		assertThat(document.getParagraphs().get(0).getText()).isEqualTo("Контрольный лист");
		assertThat(document.getParagraphs().stream().map((paragraph) -> paragraph.getText())).contains(
				"Резолюция 20 января 2026 г. «Образец: благоустройство дворов»", "За всё время",
				"Составлен 16 марта 2026 г.");
		assertThat(document.getTables().get(0).getRow(0).isRepeatHeader()).isTrue();
		assertThat(document.getDocument().getBody().getSectPr().getPgSz().getOrient())
			.isEqualTo(STPageOrientation.LANDSCAPE);
		assertThat(document.getFooterList().get(0).getParagraphArray(0).getCTP().getFldSimpleArray(0).getInstr())
			.isEqualTo("PAGE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+7 (42142) 2-22-22", "-2+3", "@SUM(A1)", "\t=1+1" })
	void whatLooksLikeAFormulaStaysText(String text) throws IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.papers.send(
				paper((reader) -> reader.accept(Row.of(List.of(resolute.dashboard.table.Cell.of(Value.of(text)))))),
				PaperFormat.XLSX, response);
		XSSFSheet sheet = new XSSFWorkbook(new ByteArrayInputStream(response.getContentAsByteArray())).getSheetAt(0);
		Cell cell = sheet.getRow(sheet.getLastRowNum()).getCell(0);

		assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
		assertThat(cell.getStringCellValue()).isEqualTo(text);
		assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
	}

	@Test
	void whatXmlCannotHoldBreaksNoDocument() throws IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.papers.send(
				paper((reader) -> reader.accept(Row
					.of(List.of(resolute.dashboard.table.Cell.of(Value.of("</w:t> & \u0001 «двор»\nи сквер")))))),
				PaperFormat.DOCX, response);

		XWPFTable table = new XWPFDocument(new ByteArrayInputStream(response.getContentAsByteArray())).getTables()
			.get(0);
		assertThat(cells(table).get(1)).containsExactly("</w:t> &  «двор»\nи сквер");
	}

	@Test
	void tenThousandItemsAreReadAndWrittenOneByOne() throws IOException {
		addItems(10_000);
		try {
			Heap reading = new Heap();
			this.items.forEach(ItemFilter.ALL.withResolution(new ResolutionId(Example.ID)).withNumber("5.1"),
					ItemOrder.NUMBER, (item) -> reading.look());
			assertThat(reading.rows).isEqualTo(10_000);
			assertThat(reading.growth()).isLessThan(FEW_BYTES);

			for (PaperFormat format : PaperFormat.values()) {
				Heap writing = new Heap();
				this.papers.send(paper((reader) -> IntStream.range(0, 10_000).forEach((index) -> {
					reader.accept(Row.of(List.of(resolute.dashboard.table.Cell.of(Value.of("Двор " + index)))));
					writing.look();
				})), format, new MockHttpServletResponse());
				assertThat(writing.growth()).as(format.name()).isLessThan(FEW_BYTES);
			}
			assertThat(records(workbook(SHEET + ".xlsx?resolution=example&number=5.1"), 0)).hasSize(10_001);
			// So many rows that are almost the same look suspicious when they are read.
			ZipSecureFile.setMinInflateRatio(0.001);
			assertThat(document(SHEET + ".docx?resolution=example&number=5.1").getTables().get(0).getNumberOfRows())
				.isEqualTo(10_001);

			Browser coordinator = Browser.of("coordinator", this.port);
			var tooLong = coordinator.get(SHEET + ".docx?resolution=example");
			assertThat(tooLong.statusCode()).isEqualTo(422);
			assertThat(tooLong.headers().firstValue("Content-Disposition")).isEmpty();
			assertThat(tooLong.body()).contains("Слишком длинный документ");
		}
		finally {
			this.jdbc.sql("delete from deadline where resolution_id = 'example' and number = '5.1'").update();
		}
	}

	@Test
	void costsAsManyStatementsForManyRowsAsForFew() {
		List<String> paths = List.of("/reports", SHEET + "?resolution=example", DISCIPLINE + "?resolution=example",
				SHEET + ".xlsx?resolution=example", DISCIPLINE + ".docx?resolution=example", "/registers",
				"/registers/initiatives", "/registers/events", "/registers/meetings", "/registers/projects",
				"/registers/measures", "/registers/initiatives.xlsx");
		List<Long> few = paths.stream().map(this::statements).toList();
		addItems(300);
		this.jdbc
			.sql("""
					insert into initiative (id, resolution_id, organisation_id, source, title, category, problem, solution,
						status, submitted_at)
					select gen_random_uuid(), 'example', 'companySampleOne', 'proposal', 'Предложение ' || n, 'other', '', '',
						'submitted', '2026-03-01T00:00:00Z'
					from generate_series(1, 300) n
					""")
			.update();
		try {
			assertThat(paths.stream().map(this::statements)).isEqualTo(few);
			assertThat(few).allMatch((count) -> count <= 10);
		}
		finally {
			this.jdbc.sql("delete from deadline where resolution_id = 'example' and number = '5.1'").update();
			this.jdbc.sql("delete from initiative where title like 'Предложение %'").update();
		}
	}

	@Test
	void registersSayWhatIsOnRecord() throws IOException {
		assertThat(register("initiatives", "&sort=registration")).containsExactly(
				"1|Общедомовые счётчики тепла|" + name("companySampleOne")
						+ "|компания|Энергосбережение|1250000.5|в реестре|84|2026-02-02|2026-02-12|",
				"2|=HYPERLINK(\"http://example.org\";\"Смета\")|" + name("companySampleTwo")
						+ "|компания|Ремонт и содержание домов|980000|в реестре|41|2026-02-03|2026-02-12|",
				"|Освещение дворов|" + name("settlementElban")
						+ "|граждане|Благоустройство||отклонено||2026-02-20|2026-03-02|Не относится к жилищному фонду",
				"|Диспетчерская служба|" + name("companySampleThree")
						+ "|компания|Учёт и диспетчеризация|300000|на рассмотрении||2026-03-10||");
		assertThat(register("events", "")).containsExactly(
				"2.1|Встреча с дворниками|встреча с работниками|" + name("settlementAchan")
						+ "|Администрация|2026-03-20||запланировано||0|",
				"1.2|+7 дворов: круглый стол|круглый стол|" + name("district")
						+ "|Зал заседаний|2026-03-05||отменено||0|Нет докладчиков",
				"2.1|Встреча о ремонте дворов|встреча с гражданами|" + name("settlementElban")
						+ "|Дом культуры|2026-02-18|2026-02-19|проведено|64|1|");
		assertThat(register("meetings", "")).containsExactly("1.2|03.2026|ожидается|2026-03-25||||||",
				"1.2|02.2026|не проведено|2026-02-25||||||Метель",
				"1.2|01.2026|проведено|2026-01-28|2026-01-29|7/9, есть|1|2026-01-30|1. Обследовать дворы — "
						+ name("settlementElban") + ", срок 20.02.2026: исполнено\n2. Подготовить расчёт — "
						+ name("companySampleOne") + ", срок 27.03.2026: поручение не дано|",
				"1.2|12.2025|не проведено|||||||");
		assertThat(register("projects", "&sort=state")).containsExactly(
				"2|=HYPERLINK(\"http://example.org\";\"Смета\")|" + name("companySampleTwo")
						+ "||отказ компании|2026-02-12|||||",
				"1|Общедомовые счётчики тепла|" + name("companySampleOne") + "|" + name("settlementElban")
						+ "|выполняется|2026-02-12|2026-03-01|2026-11-30|1/2|2026-08-31|2026-Q1, выполняется: Счётчики закуплены");
		assertThat(register("measures", "&sort=amount")).containsExactly(
				"2.1|2026|Аренда техники|Чистый двор|" + name("settlementElban")
						+ "|120|Администрация|2026-06-01|12 дворов|предложено||",
				"1.1|2026|Субсидия на счётчики|Развитие ЖКХ|" + name("district")
						+ "|1500.5|Отдел ЖКХ|2026-10-01|40 домов|принято|17-п|2026-03-01");
	}

	@Test
	void registersFindWords() throws IOException {
		assertThat(register("initiatives", "&q=счётчики ДОМАХ")).hasSize(1);
		assertThat(register("initiatives", "&q=100%")).hasSize(1);
		assertThat(register("initiatives", "&q=1_0")).isEmpty();
		assertThat(register("meetings", "&q=расчёт")).hasSize(1);
		assertThat(register("projects", "&q=закуплены")).hasSize(1);
		assertThat(register("events", "&q=' or 1=1 --")).isEmpty();
	}

	@Test
	void registersFilter() throws IOException {
		assertThat(register("initiatives", "&status=registered")).hasSize(2);
		assertThat(register("initiatives", "&organisation=settlementElban")).hasSize(1);
		// In the evening of the 1st in UTC it is the 2nd in the district.
		assertThat(register("initiatives", "&from=2026-02-02&to=2026-02-03")).hasSize(2);
		assertThat(register("initiatives", "&to=2026-02-01")).isEmpty();
		assertThat(register("events", "&status=held")).hasSize(1);
		assertThat(register("events", "&from=2026-02-19&to=2026-02-19")).hasSize(1);
		assertThat(register("meetings", "&organisation=companySampleOne")).hasSize(1);
		assertThat(register("meetings", "&status=missed")).hasSize(2);
		assertThat(register("projects", "&organisation=settlementElban")).hasSize(1);
		assertThat(register("measures", "&status=proposed")).hasSize(1);
		assertThat(register("measures", "&status=inForce")).hasSize(1);
		assertThat(page("/registers/events?q=nothing").select("main").text()).contains("Ничего такого в реестре нет");
		assertThat(page("/registers/measures?resolution=example").select("thead th").eachText())
			.doesNotContain("Резолюция");
		assertThat(page("/registers/measures").select("thead th").eachText()).contains("Резолюция");
	}

	@Test
	void registersPageAndKeepTheirFilterInTheAddress() {
		this.jdbc
			.sql("""
					insert into initiative (id, resolution_id, organisation_id, source, title, category, problem, solution,
						status, submitted_at)
					select gen_random_uuid(), 'example', 'companySampleOne', 'proposal', 'Предложение ' || lpad(n::text, 3, '0'),
						'other', '', '', 'submitted', '2026-03-01T00:00:00Z'
					from generate_series(1, 120) n
					""")
			.update();
		try {
			String address = "/registers/initiatives?resolution=example&q=Предложение&sort=name";
			Document first = page(address);
			assertThat(names(first)).hasSize(50).startsWith("Предложение 001");
			assertThat(first.select("caption").text()).contains("120");
			assertThat(first.expectFirst("th[aria-sort=ascending]").text()).isEqualTo("Название");
			Document last = page(decoded(page(decoded(first.expectFirst("a[rel=next]"))).expectFirst("a[rel=next]")));
			assertThat(names(last)).hasSize(20).startsWith("Предложение 101").endsWith("Предложение 120");
			assertThat(last.select("a[rel=next]")).isEmpty();
			Document reversed = page(decoded(first.expectFirst("th[aria-sort] a")));
			assertThat(names(reversed)).startsWith("Предложение 120");
			assertThat(decoded(first.expectFirst(".downloads a"))).contains("q=Предложение").contains("sort=name");
			assertThat(page("/registers/initiatives?resolution=example&q=Предложение&page=4").select("main").text())
				.contains("Ничего такого");
		}
		finally {
			this.jdbc.sql("delete from initiative where title like 'Предложение %'").update();
		}
	}

	@Test
	void theListOfRegistersCounts() {
		Document page = page("/registers");

		assertThat(page.select("tbody tr")).hasSize(5);
		assertThat(page.select("a[href='/registers/initiatives?status=registered']").text()).isEqualTo("в реестре: 2");
		assertThat(page.select("a[href='/registers/meetings?status=missed']").text()).isEqualTo("не проведено: 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/registers/initiatives?status=lost", "/registers/initiatives?sort=id;drop",
			"/registers/initiatives?sort=remark", "/registers/initiatives?from=yesterday",
			"/registers/initiatives?from=2026-03-02&to=2026-03-01", "/registers/initiatives?page=0",
			"/registers/initiatives?page=x", "/registers/initiatives?organisation=a b",
			"/registers/initiatives.xlsx?status=lost", "/registers/meetings.docx?from=2026-13-01",
			SHEET + "?state=lost", SHEET + ".xlsx?from=x", SHEET + ".docx?sort=lost", SHEET + "?page=-1",
			DISCIPLINE + "?addressee=nobody", DISCIPLINE + ".xlsx?to=32.03.2026" })
	void refusesWhatItCannotRead(String path) {
		assertThat(answer(path).getStatus()).isEqualTo(400);
		assertThat(answer(path).getHeader("Content-Disposition")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/registers/nothing", "/registers/nothing.xlsx", "/registers/events.pdf",
			SHEET + "?resolution=nothing", SHEET + ".xlsx?resolution=nothing", DISCIPLINE + ".exe" })
	void doesNotFindWhatIsNotThere(String path) {
		assertThat(answer(path).getStatus()).isEqualTo(404);
	}

	@Test
	void filesAreNamedInTheLanguageOfTheReader() {
		assertThat(disposition(SHEET + ".xlsx?resolution=example")).contains("Контрольный лист 2026-03-16.xlsx");
		assertThat(disposition("/registers/projects.docx?lang=en")).contains("Projects 2026-03-16.docx");
	}

	private List<String> controlSheet() {
		return Stream.of("1.1|План работ|district|Подготовить проект|02-06|02-06|исполнено в срок|02-05|02-10|||",
				"1.1|План работ|district|Представить отчёт|02-13|02-13|исполнено в срок|02-13|02-17|||",
				"1.2|Ежемесячный обзор|district|Обзор за январь|02-10|02-10|исполнено в срок|02-09|02-11|||",
				"1.2|Ежемесячный обзор|district|Обзор за февраль|03-10|03-10|исполнено с опозданием|03-12|03-13|||"
						+ "с опозданием на 2 р. д.",
				"1.2|Ежемесячный обзор|district|Обзор за март|04-10|04-10|в работе|||||",
				"1.2|Ежемесячный обзор|district|Внеочередной обзор|02-27|02-27|снято|||||",
				list("settlementAmursk", "03-02|03-02|исполнено в срок|02-20|02-24|||"),
				list("settlementElban", "03-02|03-02|исполнено в срок|03-02|03-12|||"),
				list("settlementAchan", "03-02|03-10|исполнено в срок|03-06|03-11|1||продлено: Снег ещё не сошёл"),
				list("settlementBolon", "03-02|03-02|исполнено с опозданием|03-04|03-05|||с опозданием на 2 р. д."),
				list("settlementLitovko", "03-02|03-02|просрочено на 9 р. д.||||2|"),
				list("settlementOmmi", "03-02|03-10|просрочено на 4 р. д.|||1|1|продлено: Снег ещё не сошёл"),
				list("settlementSanboli", "03-02|03-02|сдано, не принято|02-27||||"),
				list("settlementDzhuen", "03-02|03-02|возвращено на доработку|02-26|03-03|||"),
				list("settlementDzhuen", "03-18|03-18|срок близко|||||"),
				"2.1|Перечни дворов|settlementVoznesenskoye|Принять к исполнению|01-26|01-26|отказ принят|01-26|01-29|||",
				"3.1|Сметы|companySampleOne|Подготовить смету|02-20|02-20|исполнено с опозданием|02-25|02-26|||"
						+ "с опозданием на 2 р. д.",
				"3.1|Сметы|companySampleTwo|Подготовить смету|02-27|02-27|просрочено на 10 р. д.||||3|",
				"3.1|Сметы|companySampleThree|Подготовить смету|03-30|03-30|в работе|||||")
			.map((row) -> {
				List<String> cells = new ArrayList<>(List.of(row.split("\\|", -1)));
				cells.set(2, name(cells.get(2)));
				cells.replaceAll((cell) -> cell.matches("\\d\\d-\\d\\d") ? "2026-" + cell : cell);
				return String.join("|", cells);
			})
			.toList();
	}

	private static String list(String settlement, String rest) {
		return "2.1|Перечни дворов|" + settlement + "|Представить перечень|" + rest;
	}

	private String name(String organisation) {
		return this.jdbc.sql("select name from organisation where id = :id")
			.param("id", organisation)
			.query(String.class)
			.single();
	}

	private void addItems(int count) {
		this.jdbc
			.sql("""
					insert into deadline (id, task_id, process_instance_id, resolution_id, number, organisation_id, activity_id,
						title, original_due_on, due_on, preliminary, opened_at, state, version, basis_on, dated_on)
					select gen_random_uuid(), gen_random_uuid(), 'example', 'example', '5.1', 'district', 'userTask_report',
						'5.1 Осмотреть двор ' || n, '2026-04-01', '2026-04-01', false, '2026-01-21T00:00:00Z', 'open', 0,
						'2026-04-01', '2026-01-21'
					from generate_series(1, :count) n
					""")
			.param("count", count)
			.update();
	}

	private static Paper paper(Consumer<Consumer<Row>> rows) {
		return new Paper("Проба", List.of(),
				List.of(new Table("Проба", List.of(new Column("Двор", 20, Column.Kind.TEXT)), rows::accept)),
				Locale.forLanguageTag("ru"));
	}

	/**
	 * A row of a workbook by its typed cells: days as ISO days, numbers as plain numbers.
	 */
	private static List<List<String>> records(XSSFWorkbook workbook, int index) {
		XSSFSheet sheet = workbook.getSheetAt(index);
		int heading = heading(sheet);
		int columns = sheet.getRow(heading).getLastCellNum();
		return StreamSupport.stream(sheet.spliterator(), false)
			.filter((row) -> row.getRowNum() >= heading)
			.map((row) -> IntStream.range(0, columns)
				.mapToObj((column) -> plain(Objects.requireNonNull(row.getCell(column))))
				.toList())
			.toList();
	}

	private static String plain(Cell cell) {
		if (cell.getCellType() != CellType.NUMERIC) {
			assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
			return cell.getStringCellValue();
		}
		if (DateUtil.isCellDateFormatted(cell)) {
			return cell.getLocalDateTimeCellValue().toLocalDate().toString();
		}
		return BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString();
	}

	/** A row as it is to be written in a document. */
	private static List<List<String>> written(XSSFWorkbook workbook, int index, String language) {
		XSSFSheet sheet = workbook.getSheetAt(index);
		int heading = heading(sheet);
		int columns = sheet.getRow(heading).getLastCellNum();
		return StreamSupport.stream(sheet.spliterator(), false)
			.filter((row) -> row.getRowNum() >= heading)
			.map((row) -> IntStream.range(0, columns)
				.mapToObj((column) -> written(row.getCell(column), language))
				.toList())
			.toList();
	}

	private static String written(Cell cell, String language) {
		if (cell.getCellType() != CellType.NUMERIC) {
			return cell.getStringCellValue();
		}
		if (DateUtil.isCellDateFormatted(cell)) {
			return WRITTEN.format(cell.getLocalDateTimeCellValue());
		}
		double number = cell.getNumericCellValue();
		String text = switch (cell.getCellStyle().getDataFormatString()) {
			case "0" -> "%.0f".formatted(number);
			case "0%" -> "%.0f".formatted(number * 100) + ("en".equals(language) ? "%" : " %");
			case "#,##0.0" -> String.format(Locale.US, "%,.1f", number);
			case "#,##0.00" -> String.format(Locale.US, "%,.2f", number);
			default -> throw new IllegalArgumentException(cell.getCellStyle().getDataFormatString());
		};
		return "en".equals(language) ? text : text.replace(',', ' ').replace('.', ',');
	}

	/** On screen the days of this year have no year, and lines are the browser's. */
	private static List<String> onScreen(List<String> row) {
		return row.stream()
			.map((cell) -> cell.matches("\\d\\d\\.\\d\\d\\.2026") ? cell.substring(0, 5) : cell)
			.map((cell) -> cell.replaceAll("\\s+", " "))
			.toList();
	}

	private static List<List<String>> cells(XWPFTable table) {
		return table.getRows()
			.stream()
			.map((row) -> row.getTableCells().stream().map(ReportsIT::text).map(ReportsIT::spaces).toList())
			.toList();
	}

	private static String text(XWPFTableCell cell) {
		return cell.getParagraphs().stream().map((paragraph) -> paragraph.getText()).collect(Collectors.joining("\n"));
	}

	private static List<List<String>> cells(Element table) {
		return table.select("tr").stream().map((row) -> row.select("th, td").stream().map((cell) -> {
			cell.select("[aria-hidden]").remove();
			return spaces(cell.text());
		}).toList()).toList();
	}

	private static String spaces(String text) {
		return text.replace('\u00a0', ' ').replace('\u202f', ' ');
	}

	private static int heading(XSSFSheet sheet) {
		return sheet.getPaneInformation().getHorizontalSplitTopRow() - 1;
	}

	private static List<String> column(XSSFSheet sheet) {
		return StreamSupport.stream(sheet.spliterator(), false)
			.limit(heading(sheet))
			.map((row) -> row.getCell(0).getStringCellValue())
			.toList();
	}

	private List<String> register(String register, String query) throws IOException {
		return records(workbook("/registers/" + register + ".xlsx?resolution=example" + query), 0).stream()
			.skip(1)
			.map((row) -> String.join("|", row))
			.toList();
	}

	private static List<String> names(Document page) {
		return page.select("tbody th.name").eachText();
	}

	private static String decoded(Element link) {
		return URLDecoder.decode(link.attr("href"), StandardCharsets.UTF_8);
	}

	private XSSFWorkbook workbook(String path) throws IOException {
		return new XSSFWorkbook(new ByteArrayInputStream(found(path).getContentAsByteArray()));
	}

	private XWPFDocument document(String path) throws IOException {
		return new XWPFDocument(new ByteArrayInputStream(found(path).getContentAsByteArray()));
	}

	private Document page(String path) {
		Document page = Jsoup.parse(new String(found(path).getContentAsByteArray(), StandardCharsets.UTF_8));
		assertThat(page.text()).doesNotContain("??");
		return page;
	}

	private String disposition(String path) {
		String header = Objects.requireNonNull(found(path).getHeader("Content-Disposition"));
		assertThat(header).startsWith("attachment");
		return URLDecoder.decode(header.replaceAll(".*filename\\*=UTF-8''", "").replace("+", "%2B"),
				StandardCharsets.UTF_8);
	}

	private long statements(String path) {
		return this.statements.count(() -> found(path)).statements();
	}

	private MockHttpServletResponse found(String path) {
		MockHttpServletResponse response = answer(path);
		assertThat(response.getStatus()).as(path).isEqualTo(200);
		return response;
	}

	private MockHttpServletResponse answer(String path) {
		String[] parts = path.split("\\?", 2);
		var request = MockMvcRequestBuilders.get(parts[0])
			.with(SecurityMockMvcRequestPostProcessors.user("coordinator").roles("COORDINATOR"));
		if (parts.length == 2) {
			for (String parameter : parts[1].split("&")) {
				String[] pair = parameter.split("=", 2);
				request.param(pair[0], pair[1]);
			}
		}
		try {
			return this.mvc.perform(request).andReturn().getResponse();
		}
		catch (Exception ex) {
			throw new IllegalStateException(path, ex);
		}
	}

	/** How much more is in memory while rows go by. */
	private static final class Heap {

		private final long before = used();

		private long most = this.before;

		private int rows;

		private void look() {
			this.rows++;
			if (this.rows % 2_500 == 0) {
				this.most = Math.max(this.most, used());
			}
		}

		private long growth() {
			return this.most - this.before;
		}

		private static long used() {
			System.gc();
			return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
		}

	}

}
