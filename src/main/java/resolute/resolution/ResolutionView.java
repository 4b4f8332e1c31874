package resolute.resolution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import resolute.shared.ResolutionId;

/**
 * A resolution as others see it.
 *
 * @param id its id
 * @param title as printed
 * @param adoptedOn the day it was adopted
 * @param venue where
 * @param preamble what stands before the recommendations, word for word, paragraphs
 * separated by line breaks
 * @param processId the process that carries the whole resolution out
 * @param launchedAt when that process was started; empty as long as it was not
 */
public record ResolutionView(ResolutionId id, String title, LocalDate adoptedOn, String venue, String preamble,
		String processId, Optional<Instant> launchedAt) {

}
