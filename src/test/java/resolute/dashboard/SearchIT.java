package resolute.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import resolute.support.Example;
import resolute.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
@Transactional
class SearchIT {

	private final MockMvc mvc;

	private final JdbcClient jdbc;

	@Autowired
	SearchIT(WebApplicationContext context, JdbcClient jdbc) {
		this.mvc = MockMvcBuilders.webAppContextSetup(context)
			.apply(SecurityMockMvcConfigurers.springSecurity())
			.build();
		this.jdbc = jdbc;
	}

	@BeforeEach
	void somethingToFind() {
		new Example(this.jdbc).add();
		this.jdbc.sql("""
				insert into assignment (id, resolution_id, number, organisation_id, text, due_on, given_at, state)
				values (gen_random_uuid(), 'example', '2.1', 'settlementElban', 'Осмотреть колодцы <b>до</b> паводка',
					'2026-04-01', '2026-03-01T00:00:00Z', 'open')
				""").update();
		UUID submission = UUID.randomUUID();
		UUID file = UUID.randomUUID();
		this.jdbc
			.sql("""
					insert into submission (id, task_id, resolution_id, number, organisation_id, activity_id, form, submitted_by,
						submitted_at, content)
					values (:id, 'none', 'example', '2.1', 'settlementAmursk', 'userTask_report', 'reportForm', null,
						'2026-02-20T00:00:00Z', cast(:content as jsonb))
					""")
			.param("id", submission)
			.param("content", "{\"summary\": \"Обследованы все водостоки\", \"rows\": [{\"note\": \"карагач\"}]}")
			.update();
		this.jdbc
			.sql("""
					insert into evidence_file (id, task_id, uploaded_by, uploaded_at, name, content_type, size, sha256, content)
					values (:id, 'none', 'amursk', '2026-02-20T00:00:00Z', 'Протокол_заседания.pdf', 'application/pdf', 4,
						repeat('0', 64), :content)
					""")
			.param("id", file)
			.param("content", "%PDF".getBytes(StandardCharsets.US_ASCII))
			.update();
		this.jdbc.sql("""
				insert into evidence (id, submission_id, kind, number, issued_on, issuer, file_id)
				values (gen_random_uuid(), :submission, 'протокол', '17', '2026-02-19', 'Комиссия', :file)
				""").param("submission", submission).param("file", file).update();
	}

	@Test
	void findsAWordInAnyOfItsForms() throws Exception {
		assertThat(titles("заседаний")).contains("Протокол_заседания.pdf");
		assertThat(titles("двор")).contains("1.1 План работ", "2.1 Перечни дворов", "3.1 Сметы");
		assertThat(titles("колодцев паводку")).containsExactly("2.1 Администрация городского поселения Эльбан");
		assertThat(titles("водосток")).containsExactly("2.1 Администрация городского поселения Амурск");
		assertThat(titles("карагач")).as("in a row of a form").hasSize(1);
		assertThat(titles("литовко")).containsExactly("Администрация сельского поселения Литовко");
	}

	@Test
	void severalWordsHaveToBeThereAll() throws Exception {
		assertThat(titles("перечни дворов")).containsExactly("2.1 Перечни дворов");
		assertThat(titles("дворов -перечни")).contains("1.1 План работ").doesNotContain("2.1 Перечни дворов");
		assertThat(titles("\"план работ\"")).contains("1.1 План работ");
	}

	@Test
	void showsTheWordsInTheirSurroundingsAsText() throws Exception {
		Document page = page("колодцы", "");
		assertThat(page.select(".hits mark").eachText()).containsExactly("колодцы");
		assertThat(page.select(".hits b")).isEmpty();
		assertThat(page.select(".hits li p").text()).as("PostgreSQL leaves tags out")
			.isEqualTo("Осмотреть колодцы до паводка");
		assertThat(page.select(".hits li a").attr("href")).isEqualTo("/resolutions/example/2.1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "синхрофазотрон", "и", "'", "\" or \"", ":*", "<script>alert(1)</script>", "\\", "!!!" })
	void saysSoWhenThereIsNothing(String words) throws Exception {
		Document page = page(words, "");
		assertThat(page.select(".hits li")).isEmpty();
		assertThat(page.select(".empty").text()).contains("ничего не найдено");
		assertThat(page.select("script")).isEmpty();
	}

	@Test
	void pagesThroughAKindOfWhichThereIsMuch() throws Exception {
		this.jdbc.sql("""
				insert into assignment (id, resolution_id, number, organisation_id, text, due_on, given_at, state)
				select gen_random_uuid(), 'example', '2.1', 'settlementElban', 'Покрасить скамейку', '2026-04-01',
					'2026-03-01T00:00:00Z', 'open' from generate_series(1, 45)
				""").update();
		Document first = page("скамейки", "");
		assertThat(first.select(".hits li")).hasSize(20);
		assertThat(first.select(".hits h2").text()).contains("45");
		assertThat(first.select(".hits > p a").attr("href")).contains("kind=assignment");
		assertThat(page("скамейки", "assignment&page=3").select(".hits li")).hasSize(5);
	}

	@Test
	void refusesWhatItCannotRead() throws Exception {
		for (String query : List.of("kind=nothing", "page=0", "page=51", "page=x")) {
			this.mvc.perform(as(MockMvcRequestBuilders.get("/search?q=x&" + query)))
				.andExpect(MockMvcResultMatchers.status().isBadRequest());
		}
		assertThat(page("x".repeat(201), "").select("[role=alert]").text()).contains("200");
		assertThat(page("", "").select(".empty")).isEmpty();
	}

	private List<String> titles(String words) throws Exception {
		return page(words, "").select(".hits li > a").eachText();
	}

	private Document page(String words, String kind) throws Exception {
		String[] parts = kind.split("&page=");
		return Jsoup.parse(this.mvc
			.perform(as(MockMvcRequestBuilders.get("/search")
				.param("q", words)
				.param("kind", parts[0])
				.param("page", (parts.length > 1) ? parts[1] : "1")))
			.andExpect(MockMvcResultMatchers.status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString());
	}

	private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
		return request.with(SecurityMockMvcRequestPostProcessors.user("coordinator").roles("COORDINATOR"));
	}

}
