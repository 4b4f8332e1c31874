package resolute.dashboard.api;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import resolute.execution.ActionRequest;
import resolute.execution.CoordinatorActions;
import resolute.execution.CoordinatorActions.Entry;
import resolute.execution.Versions;
import resolute.shared.RecommendationKey;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.ResponseStatusException;

/**
 * Does something only if what it is done to is still as the caller saw it. Looking and
 * doing are one transaction that holds the thing, so of two at once the second finds it
 * changed. The same request sent again, as its key says, is done once and answered alike.
 */
@Component
class Writes {

	private final Versions versions;

	private final CoordinatorActions actions;

	private final TransactionTemplate transaction;

	Writes(Versions versions, CoordinatorActions actions, PlatformTransactionManager transactions) {
		this.versions = versions;
		this.actions = actions;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** Does something to an item. */
	void toItem(UUID item, RecommendationKey recommendation, Intent intent, Consumer<ActionRequest> action) {
		perform(recommendation, Optional.of(item), intent, () -> {
			this.versions.hold(item);
			return this.versions.of(item);
		}, action);
	}

	/** Does something to a recommendation beside its items. */
	void toRecommendation(RecommendationKey recommendation, Intent intent, Consumer<ActionRequest> action) {
		perform(recommendation, Optional.empty(), intent, () -> {
			this.versions.hold(recommendation);
			return this.versions.of(recommendation);
		}, action);
	}

	/** Does something to a recommendation and all its items. */
	void toAllOf(RecommendationKey recommendation, Intent intent, Consumer<ActionRequest> action) {
		perform(recommendation, Optional.empty(), intent, () -> {
			this.versions.holdWithItems(recommendation);
			return this.versions.of(recommendation);
		}, action);
	}

	/**
	 * Does something to what is neither.
	 * @param held holds it if it has to, and tells what it is now
	 * @param action gets what it is now
	 * @throws OutdatedException if that is not what the caller saw
	 */
	<T extends Versionable> void toOther(Supplier<T> held, HttpServletRequest request, Consumer<T> action) {
		Predicate<String> expected = expected(Arguments.ifMatch(request));
		try {
			this.transaction.executeWithoutResult((status) -> {
				T current = held.get();
				if (!expected.test(current.version())) {
					throw new OutdatedException(current);
				}
				action.accept(current);
			});
		}
		catch (ConcurrencyFailureException ex) {
			throw new OutdatedException(Objects.requireNonNull(this.transaction.execute((status) -> held.get())));
		}
	}

	private void perform(RecommendationKey recommendation, Optional<UUID> item, Intent intent, Held held,
			Consumer<ActionRequest> action) {
		Predicate<String> expected = expected(intent.ifMatch());
		try {
			this.transaction.executeWithoutResult((status) -> {
				Optional<String> version = held.version();
				if (isDone(recommendation, item, intent)) {
					return;
				}
				if (version.filter(expected).isEmpty()) {
					throw new StaleException(recommendation, item);
				}
				action.accept(intent.request());
			});
		}
		catch (ConcurrencyFailureException ex) {
			throw new StaleException(recommendation, item);
		}
	}

	private boolean isDone(RecommendationKey recommendation, Optional<UUID> item, Intent intent) {
		return this.actions.find(recommendation, intent.request().id())
			.filter((entry) -> isSame(entry, item, intent))
			.isPresent();
	}

	private static boolean isSame(Entry entry, Optional<UUID> item, Intent intent) {
		return entry.kind().equals(intent.kind()) && entry.by().equals(intent.request().by())
				&& (item.isEmpty() || entry.deadline().equals(item));
	}

	/**
	 * What a version has to be. That anything will do is no answer to the question
	 * whether the caller has looked.
	 */
	private static Predicate<String> expected(Optional<String> ifMatch) {
		String header = ifMatch.map(String::strip)
			.filter((text) -> !text.isEmpty() && !text.equals("*"))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.PRECONDITION_REQUIRED));
		return (version) -> ETag.parse(header).stream().anyMatch((tag) -> !tag.weak() && tag.tag().equals(version));
	}

	/** Holds the thing, and tells its version then. */
	@FunctionalInterface
	private interface Held {

		Optional<String> version();

	}

	/**
	 * What somebody wants to do.
	 *
	 * @param kind of the action, as it is recorded
	 * @param request who wants it, and why
	 * @param ifMatch the header of the same name
	 */
	record Intent(String kind, ActionRequest request, Optional<String> ifMatch) {
	}

}
