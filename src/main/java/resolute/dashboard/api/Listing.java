package resolute.dashboard.api;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A page of a list.
 *
 * @param items what is on the page
 * @param page which page, the first is 1
 * @param size how many fit on a page
 * @param total how many there are altogether; absent where that is not counted
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Listing<T>(List<T> items, @Schema(minimum = "1") int page, @Schema(minimum = "1", maximum = "200") int size,
		@Schema(description = "How many there are altogether; absent where that is not counted. "
				+ "Of items, those beyond the first 10000 are not counted") Optional<Integer> total) {
}
