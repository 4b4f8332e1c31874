package resolute.execution.process.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import resolute.execution.form.Submission;
import resolute.execution.form.Violations;
import resolute.execution.process.ProcessVariables;
import resolute.register.SupportMeasureRegister.Measure;
import resolute.register.SupportMeasureRegister.Plan;
import resolute.shared.OrganisationId;
import resolute.shared.ReportingPeriod;

/** Translates what is entered in tasks of 1.6 and 2.2 for the register of measures. */
final class Plans {

	static final String MEASURES = "measures";

	static final String PROGRAMME = "programme";

	static final String MEASURE = "measure";

	private Plans() {
	}

	/** The district's plan of the year a task is about. */
	static Plan ofDistrict(Submission submission) {
		return plan(submission, DevelopmentCentre.DISTRICT);
	}

	/** The plan of the settlement in whose branch a task is. */
	static Plan ofSettlement(Submission submission) {
		return plan(submission, new OrganisationId(submission.variable(ProcessVariables.ORGANISATION, String.class)));
	}

	private static Plan plan(Submission submission, OrganisationId organisation) {
		return new Plan(submission.recommendation(), organisation,
				year(submission.variable(ProcessVariables.PERIOD, String.class)));
	}

	static int year(String period) {
		return ReportingPeriod.parse(period).year();
	}

	static List<Measure> measures(Submission submission) {
		return submission.rows(MEASURES).stream().map(Plans::measure).toList();
	}

	private static Measure measure(Map<String, Object> row) {
		return new Measure(value(row, PROGRAMME, String.class), value(row, MEASURE, String.class),
				value(row, "amount", BigDecimal.class), value(row, "executor", String.class),
				value(row, "term", LocalDate.class), value(row, "indicator", String.class));
	}

	/** The form requires every column, and rows have been held against it. */
	private static <T> T value(Map<String, Object> row, String column, Class<T> type) {
		Object value = row.get(column);
		if (value == null) {
			throw new IllegalStateException("The form does not require " + column);
		}
		return type.cast(value);
	}

	/** Nobody gets money twice for the same measure of the same programme. */
	static void refuseRepeated(Submission submission, Violations violations) {
		Set<List<Object>> seen = new HashSet<>();
		for (Measure measure : measures(submission)) {
			if (!seen.add(List.of(measure.programme(), measure.measure()))) {
				violations.reject(submission.field(MEASURES), "programmes.measure-twice", measure.measure(),
						measure.programme());
			}
		}
	}

	/** A box of documents has to hold one of a certain kind. */
	static void requireDocument(Submission submission, String kind, Violations violations, String code) {
		if (submission.evidence("documents").stream().noneMatch((document) -> document.kind().equals(kind))) {
			violations.reject(submission.field("documents"), code);
		}
	}

}
