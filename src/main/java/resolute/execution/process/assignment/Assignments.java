package resolute.execution.process.assignment;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import resolute.execution.process.ProcessVariables;
import resolute.register.AssignmentRegister;
import resolute.register.AssignmentRegister.Assignment;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives assignments: enters each in the register and starts the process that carries it
 * out.
 */
@Service
@Transactional
public class Assignments {

	/** The process that carries out one assignment. */
	public static final String PROCESS = "carryOutAssignmentProcess";

	/** The variable that holds the id of the assignment. */
	public static final String ASSIGNMENT_ID = "assignmentId";

	/** The variable that holds the day the assignment is due. */
	public static final String DUE_ON = "dueOn";

	private final AssignmentRegister register;

	private final ObjectProvider<RuntimeService> runtime;

	private final Clock clock;

	Assignments(AssignmentRegister register, ObjectProvider<RuntimeService> runtime, Clock clock) {
		this.register = register;
		this.runtime = runtime;
		this.clock = clock;
	}

	/**
	 * Gives an assignment. Its process has the business key of the recommendation.
	 * @return the id of the assignment
	 */
	public UUID give(Assignment assignment) {
		UUID id = this.register.enter(assignment);
		this.runtime.getObject()
			.startProcessInstanceByKey(PROCESS, assignment.recommendation().toString(),
					Map.of(ProcessVariables.RESOLUTION_ID, assignment.recommendation().resolution().value(),
							ProcessVariables.STARTED_ON, Date.from(this.clock.instant()), ProcessVariables.ORGANISATION,
							assignment.organisation().value(), ASSIGNMENT_ID, id.toString(), DUE_ON,
							Date.from(assignment.dueOn().atStartOfDay(this.clock.getZone()).toInstant())));
		return id;
	}

}
