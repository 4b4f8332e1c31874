package resolute.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RehearsalTest {

	private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 23, 18, 4, 0, 0, ZoneId.of("Asia/Vladivostok"));

	private static final String SERVER = "spring.datasource.url=jdbc:postgresql://server/resolute";

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(ClockModule.class);

	@ParameterizedTest(name = "{0} is {1} days")
	@CsvSource({ "P20D, 20", "P2W, 14", "P1M, 30", "P1Y, 365", "P10Y, 3653", "P3653D, 3653" })
	void addsCalendarDays(Period later, long days) {
		Rehearsal rehearsal = Rehearsal.of(later, NOW);

		assertThat(rehearsal.isOn()).isTrue();
		assertThat(rehearsal.days()).isEqualTo(days);
		assertThat(rehearsal.offset()).isEqualTo(Duration.ofDays(days));
	}

	@Test
	void addsThemOverAChangeOfTheZone() {
		ZonedDateTime beforeTheClocksWentBack = ZonedDateTime.of(2014, 10, 20, 10, 0, 0, 0, NOW.getZone());

		Rehearsal rehearsal = Rehearsal.of(Period.ofDays(20), beforeTheClocksWentBack);

		assertThat(rehearsal.offset()).isEqualTo(Duration.ofDays(20).plusHours(1));
		assertThat(rehearsal.days()).isEqualTo(20);
	}

	@ParameterizedTest
	@ValueSource(strings = { "P0D", "P0M", "" })
	void nothingIsNoRehearsal(String later) {
		this.application.withPropertyValues("resolute.rehearsal.clock-offset=" + later, SERVER).run((context) -> {
			assertThat(context.getBean(Rehearsal.class).isOn()).isFalse();
			assertThat(context.getBean(Clock.class).instant()).isBetween(Instant.now().minusSeconds(5), Instant.now());
		});
	}

	@Test
	void byDefaultItIsNow() {
		this.application.run((context) -> {
			assertThat(context.getBean(Rehearsal.class).isOn()).isFalse();
			assertThat(context.getBean(Clock.class).getZone()).isEqualTo(ZoneId.of("Asia/Vladivostok"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "P-1D", "P-1M", "-P20D", "P1M-40D" })
	void timeDoesNotGoBack(Period later) {
		assertThatExceptionOfType(RehearsalRefusedException.class).isThrownBy(() -> Rehearsal.of(later, NOW))
			.withMessageContaining("back in time");
	}

	@ParameterizedTest
	@ValueSource(strings = { "P10Y1D", "P11Y", "P3654D", "P121M", "P2147483647D", "P2147483647Y", "P2147483647M" })
	void tenYearsAreEnough(Period later) {
		assertThatExceptionOfType(RehearsalRefusedException.class).isThrownBy(() -> Rehearsal.of(later, NOW))
			.withMessageContaining("too far")
			.satisfies((refusal) -> assertThat(refusal.action()).contains("10 years"));
	}

	@Test
	void theClockRunsOnFromThere() {
		this.application.withPropertyValues("resolute.rehearsal.clock-offset=P20D", "resolute.zone=Europe/Moscow")
			.run((context) -> {
				Clock clock = context.getBean(Clock.class);
				Instant rehearsed = Instant.now().plus(Duration.ofDays(20));
				assertThat(clock.instant()).isBetween(rehearsed.minusSeconds(5), rehearsed.plusSeconds(5));
				assertThat(clock.getZone()).isEqualTo(ZoneId.of("Europe/Moscow"));
				assertThat(LocalDate.now(clock)).isAfter(LocalDate.now(ZoneId.of("Europe/Moscow")));
			});
	}

	@Test
	void theEnvironmentSaysSoToo() {
		this.application
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
								Map.of("RESOLUTE_REHEARSAL_CLOCK_OFFSET", "P20D"))))
			.run((context) -> assertThat(context.getBean(Rehearsal.class).days()).isEqualTo(20));
	}

	@Test
	void isRefusedOnAServerWithWhatToDo() {
		this.application.withPropertyValues("resolute.rehearsal.clock-offset=P20D", SERVER).run((context) -> {
			FailureAnalysis analysis = new RehearsalRefusedFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).contains("database server");
			assertThat(analysis.getAction()).contains("RESOLUTE_REHEARSAL_CLOCK_OFFSET")
				.contains("resolute.rehearsal.allow-on-server=true");
		});
	}

	@Test
	void isAllowedOnAServerThatIsThereForIt() {
		this.application
			.withPropertyValues("resolute.rehearsal.clock-offset=P20D", "resolute.rehearsal.allow-on-server=true",
					SERVER)
			.run((context) -> assertThat(context.getBean(Rehearsal.class).days()).isEqualTo(20));
	}

	@Test
	void isRefusedWithAPeriodThatIsNone() {
		this.application.withPropertyValues("resolute.rehearsal.clock-offset=twenty")
			.run((context) -> assertThat(context).hasFailed());
	}

	@EnableConfigurationProperties(RehearsalProperties.class)
	@Import(ClockConfiguration.class)
	static class ClockModule {

	}

}
