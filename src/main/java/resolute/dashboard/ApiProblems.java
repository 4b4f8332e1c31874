package resolute.dashboard;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Tells programs in problem details (RFC 9457) what went wrong. People get a page: a
 * setting would answer them in JSON too.
 */
@ControllerAdvice(annotations = RestController.class)
class ApiProblems extends ResponseEntityExceptionHandler {

}
