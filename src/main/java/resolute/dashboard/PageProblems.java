package resolute.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import resolute.execution.ActionRefusedException;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** What is wrong with what was typed on a page, by field, for its {@code problems}. */
public final class PageProblems {

	private static final String NAME = "problems";

	private PageProblems() {
	}

	/** Nothing is wrong unless somebody has said so. */
	public static void fill(Model model) {
		if (!model.containsAttribute(NAME)) {
			model.addAttribute(NAME, Map.of());
		}
	}

	/** Says what is wrong; the page is to be shown again with what was typed. */
	public static void show(Model model, ActionRefusedException ex, HttpServletResponse response) {
		Map<String, String> problems = new LinkedHashMap<>();
		ex.problems()
			.forEach((problem) -> problems.merge(problem.field(), problem.message(),
					(first, second) -> first.equals(second) ? first : first + " " + second));
		model.addAttribute(NAME, problems);
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
	}

}
