package resolute.dashboard.api;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import resolute.dashboard.item.Discipline;

/** How items were carried out. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DisciplineFigures(int onTime, int late, int overdue, int submitted, int open, int declined,
		@Schema(description = "On time of all that are settled or overdue, in percent; absent without any",
				types = "integer") Optional<Integer> rate,
		@Schema(description = "How long acceptance takes, in calendar days on average; absent without any",
				types = "number") Optional<Double> acceptanceDays) {

	static DisciplineFigures of(Discipline discipline) {
		return new DisciplineFigures(discipline.onTime(), discipline.late(), discipline.overdue(),
				discipline.submitted(), discipline.open(), discipline.declined(),
				discipline.rate().stream().boxed().findFirst(),
				discipline.acceptanceTime().stream().boxed().findFirst());
	}

}
