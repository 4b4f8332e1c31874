package resolute.notification;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxPropertiesTest {

	private final OutboxProperties properties = new OutboxProperties("a@b", null, Duration.ofMinutes(2),
			Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(72));

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "8, 60", "1000000, 60" })
	void waitsTwiceAsLongEachTimeUpToAnHour(int attempts, int minutes) {
		assertThat(this.properties.retryAfter(attempts)).isEqualTo(Duration.ofMinutes(minutes));
	}

}
