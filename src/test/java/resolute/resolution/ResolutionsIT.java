package resolute.resolution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import resolute.participant.OrganisationKind;
import resolute.shared.DataFileException;
import resolute.shared.RecommendationKey;
import resolute.shared.ResolutionId;
import resolute.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@IntegrationTest
@Transactional
class ResolutionsIT {

	private static final Resource AMURSK = new ClassPathResource("resolutions/amursk-2014.yaml");

	private static final ResolutionId AMURSK_2014 = new ResolutionId("amursk-2014");

	private static final String TINY = """
			id: tiny
			title: Проба
			adoptedOn: 2014-01-28
			venue: Амурск
			processId: executeTinyProcess
			preamble: Начало
			recommendations:
			  - number: "1.1"
			    title: Первая
			    addressee: district
			    processId: firstProcess
			    text: Сделать.
			  - number: "1.2"
			    title: Вторая
			    addressee: company
			    processId: secondProcess
			    waitsFor: ["1.1"]
			    text: Сделать ещё.
			""";

	@Autowired
	private Resolutions resolutions;

	@Test
	void theTextsAreThoseOfTheOriginalWordForWord() throws IOException {
		ResolutionView resolution = this.resolutions.register(AMURSK);
		String seed = new ClassPathResource("seed/resolution-2014-01-28.txt")
			.getContentAsString(StandardCharsets.UTF_8);
		Map<String, String> texts = new LinkedHashMap<>();
		Matcher line = Pattern.compile("^ *(\\d\\.\\d)\\. +(.*?) *$", Pattern.MULTILINE).matcher(seed);
		while (line.find()) {
			texts.put(line.group(1), line.group(2));
		}

		assertThat(texts).hasSize(15);
		assertThat(this.resolutions.recommendations(AMURSK_2014))
			.extracting((view) -> Map.entry(view.key().number(), view.text()))
			.containsExactlyElementsOf(texts.entrySet());
		String before = seed.substring(seed.indexOf("В работе круглого стола"), seed.indexOf(" 1. Администрации"));
		assertThat(resolution.preamble())
			.isEqualTo(before.lines().map(String::stripTrailing).collect(Collectors.joining("\n")));
		assertThat(seed).contains(resolution.title().replace("Резолюция ", ""))
			.contains(resolution.venue())
			.contains("28 января 2014 года");
		assertThat(resolution.adoptedOn()).isEqualTo(LocalDate.of(2014, 1, 28));
	}

	@Test
	void eachRecommendationHasAProcessOfItsOwnAndWaitsForTheHardEdges() {
		this.resolutions.register(AMURSK);
		List<RecommendationView> all = this.resolutions.recommendations(AMURSK_2014);

		assertThat(all).extracting(RecommendationView::processId).doesNotHaveDuplicates();
		assertThat(all).extracting(RecommendationView::position)
			.containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
		assertThat(all.stream()
			.flatMap((view) -> view.waitsFor().stream().map((first) -> first.number() + ">" + view.key().number())))
			.containsExactlyInAnyOrder("1.1>1.2", "1.1>1.4", "1.1>1.5", "1.4>4.1", "1.4>4.2", "1.4>4.3", "1.5>3.2");
		assertThat(this.resolutions.recommendation(RecommendationKey.parse("amursk-2014/4.3")).addressee())
			.isEqualTo(OrganisationKind.INITIATIVE_GROUP);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.resolutions.recommendation(RecommendationKey.parse("amursk-2014/9.9")));
	}

	@Test
	void registeringAgainChangesNothing() {
		this.resolutions.register(yaml(TINY));
		this.resolutions.register(yaml(TINY.replace("Сделать.", "Не делать.")));

		assertThat(this.resolutions.recommendation(RecommendationKey.parse("tiny/1.1")).text()).isEqualTo("Сделать.");
		assertThat(this.resolutions.recommendations(new ResolutionId("tiny"))).hasSize(2);
		assertThat(this.resolutions.all()).extracting(ResolutionView::id).contains(new ResolutionId("tiny"));
	}

	@Test
	void aResolutionIsLaunchedOnce() {
		ResolutionId tiny = this.resolutions.register(yaml(TINY)).id();
		Instant first = Instant.parse("2014-01-28T06:15:00Z");

		assertThat(this.resolutions.markLaunched(tiny, first)).isTrue();
		assertThat(this.resolutions.markLaunched(tiny, first.plusSeconds(1))).isFalse();
		assertThat(this.resolutions.markLaunched(new ResolutionId("nothing"), first)).isFalse();
		assertThat(this.resolutions.find(tiny)).get()
			.extracting((view) -> view.launchedAt().orElseThrow())
			.isEqualTo(first);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			id: tiny               | id: Tiny               | id
			title: Вторая          | title: ''              | recommendations[1].title
			adoptedOn: 2014-01-28  | adoptedOn: yesterday   | line 3: adoptedOn
			addressee: company     | addressee: press       | Not a kind of organisation: press
			venue: Амурск          | place: Амурск          | place
			venue: Амурск          | title: Амурск          | line 4
			processId: firstProcess | processId: first      | recommendations[0].processId
			number: "1.2"          | number: "1.1"          | recommendations[1].number 1.1 is there twice
			waitsFor: ["1.1"]      | waitsFor: ["7.7"]      | recommendations[1].waitsFor 7.7 is no recommendation
			waitsFor: ["1.1"]      | waitsFor: ["1.2"]      | recommendations[1].waitsFor leads back to 1.2
			text: Сделать.         | novel: Сделать.        | recommendations[0]
			recommendations:       | recommendations: []    | line 8
			""")
	void aMistakeInTheFileIsNamedWithItsPlace(String right, String wrong, String place) {
		assertThat(TINY).contains(right);

		assertThatExceptionOfType(DataFileException.class)
			.isThrownBy(() -> this.resolutions.register(yaml(TINY.replaceFirst(Pattern.quote(right), wrong))))
			.withMessageContaining("tiny.yaml")
			.withMessageContaining(place);
		assertThat(this.resolutions.find(new ResolutionId("tiny"))).isEmpty();
	}

	private static Resource yaml(String content) {
		return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8), "tiny.yaml");
	}

}
