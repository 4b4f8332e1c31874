package resolute.dashboard.action;

import java.io.IOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.NoSuchElementException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import resolute.execution.AlreadySettledException;
import resolute.participant.Participants;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says that somebody was faster, or that there is nothing of the kind. */
@ControllerAdvice(basePackageClasses = ActionAdvice.class)
class ActionAdvice {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");

	private final Participants participants;

	private final Clock clock;

	ActionAdvice(Participants participants, Clock clock) {
		this.participants = participants;
		this.clock = clock;
	}

	@ExceptionHandler
	ModelAndView settled(AlreadySettledException ex, HttpServletRequest request) {
		ModelAndView page = new ModelAndView("action-settled");
		page.setStatus(HttpStatus.CONFLICT);
		ex.by()
			.ifPresent((user) -> page.addObject("by", this.participants.names(List.of(user)).getOrDefault(user, user)));
		ex.at().ifPresent((at) -> page.addObject("at", MOMENT.withZone(this.clock.getZone()).format(at)));
		String address = request.getRequestURI();
		page.addObject("back", address.substring(0, address.indexOf("/actions/")));
		return page;
	}

	@ExceptionHandler
	void missing(NoSuchElementException ex, HttpServletResponse response) throws IOException {
		response.sendError(HttpStatus.NOT_FOUND.value());
	}

}
