package resolute.participant.provisioning;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.filter.FilterQuery;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The filters people find in Tasklist.
 *
 * <p>
 * They hold no expression. {@code ${currentUser()}} and {@code ${now()}} would be the
 * usual way, but they need {@code enableExpressionsInStoredQueries}, which opens the door
 * that CVE-2026-109432 goes through. So each user has filters with the own id and groups
 * in them, and the two that depend on the day are rewritten when the day changes.
 */
@Component
class Filters {

	static final String MINE = "Мои задачи";

	static final String OF_MY_ORGANISATION = "Задачи моей организации";

	static final String OVERDUE = "Просроченные";

	static final String THIS_WEEK = "На этой неделе";

	static final String TO_REMOVE_FROM_CONTROL = "На снятие с контроля";

	static final String ALL = "Все задачи";

	private static final String REMOVAL_TASKS = "userTask_removeFromControl%";

	private final FilterService filters;

	private final TaskService tasks;

	private final Grants grants;

	private final Clock clock;

	Filters(FilterService filters, TaskService tasks, Grants grants, Clock clock) {
		this.filters = filters;
		this.tasks = tasks;
		this.grants = grants;
		this.clock = clock;
	}

	/**
	 * What is the same for everybody: the engine shows to each what each may see. Filters
	 * that are there stay as they are, or two groups provided at once, or one while the
	 * day changes, would fail on the same row.
	 */
	void provideCommon(String groupId) {
		this.grants.toReadersOfFilter(groupId, find(OVERDUE, null).orElseGet(this::overdue).getId());
		this.grants.toReadersOfFilter(groupId, find(THIS_WEEK, null).orElseGet(this::thisWeek).getId());
	}

	void provideForCoordinators(String groupId) {
		Filter removals = save(TO_REMOVE_FROM_CONTROL, null, 5,
				byDueDate().taskDefinitionKeyLike(REMOVAL_TASKS).taskCandidateGroup(groupId).includeAssignedTasks());
		this.grants.toReadersOfFilter(groupId, removals.getId());
		this.grants.toReadersOfFilter(groupId, save(ALL, null, 60, byDueDate()).getId());
	}

	Optional<String> ofAllTasks() {
		return this.filters.createTaskFilterQuery()
			.filterName(ALL)
			.listPage(0, 1)
			.stream()
			.map(Filter::getId)
			.findFirst();
	}

	/** The filters of one user; to be called again when the groups change. */
	void provideOwn(String userId, List<String> groupIds) {
		Filter mine = save(MINE, userId, 10, byDueDate().taskAssignee(userId));
		this.grants.toReaderOfFilter(userId, mine.getId());
		if (groupIds.isEmpty()) {
			this.filters.createTaskFilterQuery()
				.filterName(OF_MY_ORGANISATION)
				.filterOwner(userId)
				.list()
				.forEach((filter) -> this.filters.deleteFilter(filter.getId()));
			return;
		}
		Filter ofMyOrganisation = save(OF_MY_ORGANISATION, userId, 20,
				byDueDate().taskCandidateGroupIn(groupIds).includeAssignedTasks());
		this.grants.toReaderOfFilter(userId, ofMyOrganisation.getId());
	}

	/**
	 * Sets «overdue» and «this week», once somebody has them, to today. On start and once
	 * an hour, so that a machine that slept at midnight is right again soon.
	 */
	@EventListener(ApplicationReadyEvent.class)
	@Scheduled(cron = "0 0 * * * *", zone = "${resolute.zone}")
	@Transactional
	public void followTheDay() {
		if (find(OVERDUE, null).isPresent()) {
			overdue();
			thisWeek();
		}
	}

	private Filter overdue() {
		return save(OVERDUE, null, 30, byDueDate().dueBefore(startOf(today())));
	}

	private Filter thisWeek() {
		LocalDate monday = today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
		// The engine compares with «less than» and «greater than»: a moment before Monday
		// makes Monday's midnight part of the week.
		Date before = new Date(startOf(monday).getTime() - 1);
		return save(THIS_WEEK, null, 40, byDueDate().dueAfter(before).dueBefore(startOf(monday.plusWeeks(1))));
	}

	private Filter save(String name, @Nullable String owner, int priority, TaskQuery query) {
		Filter filter = find(name, owner).orElseGet(() -> this.filters.newTaskFilter(name).setOwner(owner));
		filter.setQuery(query);
		filter.setProperties(Map.of("priority", priority, "refresh", true, "showUndefinedVariable", false));
		return this.filters.saveFilter(filter);
	}

	private Optional<Filter> find(String name, @Nullable String owner) {
		FilterQuery existing = this.filters.createTaskFilterQuery().filterName(name);
		return Optional.ofNullable(((owner != null) ? existing.filterOwner(owner) : existing).singleResult());
	}

	private TaskQuery byDueDate() {
		return this.tasks.createTaskQuery().orderByDueDate().asc();
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	private Date startOf(LocalDate day) {
		return Date.from(day.atStartOfDay(this.clock.getZone()).toInstant());
	}

}
