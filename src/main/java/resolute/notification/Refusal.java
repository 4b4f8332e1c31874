package resolute.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a failure to send means. */
final class Refusal {

	/** Authentication required: ours to set, not the recipient's fault. */
	private static final int AUTHENTICATION_REQUIRED = 530;

	private Refusal() {
	}

	/**
	 * Whether the server has refused this recipient or this message for good: another
	 * attempt gets the same answer.
	 */
	static boolean isPermanent(MessagingException problem) {
		if (isOfServer(problem)) {
			return false;
		}
		for (Exception ex = problem; ex != null; ex = next(ex)) {
			int code = code(ex);
			if (code >= 500 && code < 600 && code != AUTHENTICATION_REQUIRED) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether it would befall every other mail too: no connection, no sign-in, a sender
	 * that is not welcome.
	 */
	static boolean isOfServer(MessagingException problem) {
		boolean answered = false;
		for (Exception ex = problem; ex != null; ex = next(ex)) {
			if (ex instanceof SMTPSenderFailedException || code(ex) == AUTHENTICATION_REQUIRED || code(ex) == 421) {
				return true;
			}
			answered |= ex instanceof SendFailedException;
		}
		return !answered;
	}

	private static int code(Exception ex) {
		if (ex instanceof SMTPAddressFailedException address) {
			return address.getReturnCode();
		}
		return (ex instanceof SMTPSendFailedException send) ? send.getReturnCode() : 0;
	}

	private static @Nullable Exception next(Exception ex) {
		return (ex instanceof MessagingException problem) ? problem.getNextException() : null;
	}

}
