package resolute.dashboard.resolution;

import java.time.LocalDate;

import resolute.dashboard.item.Discipline;
import resolute.shared.ResolutionId;

/**
 * A resolution in the list.
 *
 * @param id its id
 * @param title as printed
 * @param adoptedOn the day it was adopted
 * @param venue where
 * @param launched whether its execution has begun
 * @param recommendations how many it makes
 * @param carriedOut how many of them are carried out
 * @param settled how many have ended, carried out or not
 * @param discipline how its items are carried out
 */
public record ResolutionRow(ResolutionId id, String title, LocalDate adoptedOn, String venue, boolean launched,
		int recommendations, int carriedOut, int settled, Discipline discipline) {

	/** Whether every recommendation has ended. */
	public boolean isOver() {
		return this.recommendations > 0 && this.settled == this.recommendations;
	}

}
