package resolute.execution.process;

import java.util.Date;

import resolute.deadline.Term;

/**
 * A due date that remembers how it came about. The engine keeps only the moment; the
 * deadline of record, opened while the task is created, keeps the term too.
 */
final class DueDate extends Date {

	private static final long serialVersionUID = 1L;

	private final transient Term term;

	DueDate(Date moment, Term term) {
		super(moment.getTime());
		this.term = term;
	}

	Term term() {
		return this.term;
	}

}
