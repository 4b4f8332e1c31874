package resolute.dashboard;

import jakarta.servlet.http.Cookie;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
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
class OverviewPageIT {

	private final MockMvc mvc;

	private final JdbcClient jdbc;

	@Autowired
	OverviewPageIT(WebApplicationContext context, JdbcClient jdbc) {
		this.mvc = MockMvcBuilders.webAppContextSetup(context)
			.apply(SecurityMockMvcConfigurers.springSecurity())
			.build();
		this.jdbc = jdbc;
	}

	@Test
	void showsTheResolutionWithItsRecommendations() throws Exception {
		Document page = page(get("/"));

		assertThat(page.expectFirst("html").attr("lang")).isEqualTo("ru");
		assertThat(page.select("h1").text()).contains("Кластер ЖКХ");
		assertThat(page.select("tr[id^=r]")).hasSize(15);
		assertThat(page.select("tr.group")).hasSize(4);
		assertThat(page.expectFirst("tr[id=r1.1] .what a").text()).isEqualTo("Координационный совет");
		assertThat(page.expectFirst("tr[id=r1.1] .what a").attr("title")).startsWith("Создать координационный совет");
		assertThat(page.expectFirst("tr[id=r1.1] .what a").attr("href")).isEqualTo("/resolutions/amursk-2014/1.1");
		assertThat(page.expectFirst("tr[id=r4.3] .state").text()).contains("ожидает").contains("1.4");
		assertThat(page.expectFirst("tr[id=r4.3] .state a").attr("href")).isEqualTo("#r1.4");
		assertThat(page.select("tr[id=r1.1] .links a").eachAttr("href")).containsExactly("/open/amursk-2014/1.1/tasks",
				"/open/amursk-2014/1.1/process");
		assertThat(page.text()).doesNotContain("??");
	}

	@Test
	void hasNothingThatAStrictContentSecurityPolicyWouldStop() throws Exception {
		Document page = page(get("/"));

		assertThat(page.select("script, style, [style], [onclick], [onload]")).isEmpty();
		assertThat(page.select("link[rel=stylesheet]").eachAttr("href")).contains("/css/resolute.css")
			.allMatch((address) -> address.startsWith("/"));
	}

	@Test
	void isATableThatAScreenReaderCanFollow() throws Exception {
		Document page = page(get("/"));

		assertThat(page.select("table > caption")).hasSize(1);
		assertThat(page.select("thead th:not([scope=col])")).isEmpty();
		assertThat(page.select("tbody tr[id] th[scope=row]")).hasSize(15);
		assertThat(page.select("tbody .group th[scope=rowgroup]")).hasSize(4);
		assertThat(page.select(".icon:not([aria-hidden=true])")).isEmpty();
		assertThat(page.select(".links a:not([aria-label])")).isEmpty();
		assertThat(page.select("h1")).hasSize(1);
	}

	@Test
	void speaksEnglishWhenAskedAndRemembers() throws Exception {
		Document page = page(get("/").param("lang", "en"));
		assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
		assertThat(page.select("thead").text()).contains("State").doesNotContain("Состояние");
		assertThat(page.text()).doesNotContain("??");

		this.mvc.perform(get("/").param("lang", "en"))
			.andExpect(MockMvcResultMatchers.cookie().value("RESOLUTE_LANGUAGE", "en"));
		assertThat(page(get("/").cookie(new Cookie("RESOLUTE_LANGUAGE", "en"))).expectFirst("html").attr("lang"))
			.isEqualTo("en");
		assertThat(page(get("/").cookie(new Cookie("RESOLUTE_LANGUAGE", "<script>"))).expectFirst("html").attr("lang"))
			.isEqualTo("ru");
	}

	@Test
	void signsOutByPostWithAToken() throws Exception {
		Document page = page(get("/"));

		assertThat(page.expectFirst("form[action=/sign-out]").attr("method")).isEqualTo("post");
		assertThat(page.select("form[action=/sign-out] input[name=_csrf]")).hasSize(1);
	}

	@Test
	void saysWhatWillAppearWhenThereIsNothing() throws Exception {
		this.jdbc.sql("delete from recommendation").update();
		this.jdbc.sql("delete from resolution").update();

		assertThat(page(get("/")).select("main").text()).contains("Резолюций пока нет");
	}

	@Test
	void doesNotFindWhatIsNotThere() throws Exception {
		this.mvc.perform(get("/").param("resolution", "nothing"))
			.andExpect(MockMvcResultMatchers.status().isNotFound());
		this.mvc.perform(get("/").param("resolution", "<b>")).andExpect(MockMvcResultMatchers.status().isNotFound());
	}

	@Test
	void leadsIntoTasklistAndCockpit() throws Exception {
		this.mvc.perform(get("/open/amursk-2014/1.1/tasks"))
			.andExpect(MockMvcResultMatchers
				.redirectedUrlPattern("/camunda/app/tasklist/default/#/?searchQuery=*amursk-2014%2F1.1*&filter=*"));
		this.mvc.perform(get("/open/amursk-2014/1.1/process"))
			.andExpect(MockMvcResultMatchers.redirectedUrlPattern("/camunda/app/cockpit/default/#/process*/**"));
		this.mvc.perform(get("/open/amursk-2014/process"))
			.andExpect(MockMvcResultMatchers.redirectedUrlPattern("/camunda/app/cockpit/default/#/process*/**"));
		this.mvc.perform(get("/open/amursk-2014/9.9/process")).andExpect(MockMvcResultMatchers.status().isNotFound());
		this.mvc.perform(get("/open/a b/1/tasks")).andExpect(MockMvcResultMatchers.status().isNotFound());
	}

	private static MockHttpServletRequestBuilder get(String path) {
		return MockMvcRequestBuilders.get(path)
			.with(SecurityMockMvcRequestPostProcessors.user("coordinator").roles("COORDINATOR"));
	}

	private Document page(MockHttpServletRequestBuilder request) throws Exception {
		return Jsoup.parse(this.mvc.perform(request)
			.andExpect(MockMvcResultMatchers.status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString());
	}

}
