package resolute.dashboard.register;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import resolute.dashboard.table.Column.Kind;
import resolute.dashboard.table.Value;

/** What registers there are, where their rows come from and what can be asked of them. */
public enum Register {

	/** Recommendations 1.5 and 3.2: what companies propose and citizens suggest. */
	INITIATIVES("initiatives", List.of("submitted", "returned", "registered", "rejected"), "-submitted", """
			select r.id, r.resolution_id, s.title as resolution, r.registration_number as registration, r.title as name,
				o.name as organisation, r.source, r.category, r.cost, r.status as state, r.score,
				cast(r.submitted_at at time zone :zone as date) as submitted,
				cast(r.decided_at at time zone :zone as date) as decided, r.reason as remark
			from initiative r
			join organisation o on o.id = r.organisation_id
			left join resolution s on s.id = r.resolution_id
			""", "r.status = :status", "r.organisation_id = :organisation",
			"cast(r.submitted_at at time zone :zone as date)",
			"concat_ws(' ', r.registration_number, r.title, r.problem, r.solution, o.name)",
			List.of(RegisterColumn.count("registration", 7), RegisterColumn.name("name", 32),
					RegisterColumn.text("organisation", 24), RegisterColumn.word("source", "source", 14),
					RegisterColumn.word("category", "category", 16), RegisterColumn.amount("cost", 2),
					RegisterColumn.word("state", "initiatives", 14), RegisterColumn.count("score", 7),
					RegisterColumn.day("submitted"), RegisterColumn.day("decided"),
					RegisterColumn.remark("remark", 24))),

	/** Recommendations 1.3 and 2.1: what is planned and what was held. */
	EVENTS("events", List.of("planned", "held", "moved", "cancelled"), "-planned", """
			select r.id, r.resolution_id, s.title as resolution, r.number, r.planned_on as planned, r.held_on as held,
				r.kind, r.title as name, r.place, o.name as organisation, r.state, r.participants,
				(select count(*) from invitation i where i.event_id = r.id and i.attended) as companies,
				r.reason as remark
			from event r
			join organisation o on o.id = r.organisation_id
			left join resolution s on s.id = r.resolution_id
			""", "r.state = :status", "r.organisation_id = :organisation", "coalesce(r.held_on, r.planned_on)",
			"concat_ws(' ', r.title, r.place, o.name, r.reason)",
			List.of(RegisterColumn.number(), RegisterColumn.name("name", 30), RegisterColumn.word("kind", "kind", 18),
					RegisterColumn.text("organisation", 22), RegisterColumn.text("place", 18),
					RegisterColumn.day("planned"), RegisterColumn.day("held"),
					RegisterColumn.word("state", "events", 13), RegisterColumn.count("participants", 9),
					RegisterColumn.count("companies", 9), RegisterColumn.remark("remark", 20))),

	/** Recommendation 1.2: each month, its meetings and what they decided. */
	MEETINGS("meetings", List.of("open", "held", "missed", "closed"), "-month", """
			select concat_ws('/', r.resolution_id, r.number, r.period, m.id) as id, r.resolution_id,
				s.title as resolution, r.number, r.period as month, r.state, m.planned_on as planned, m.held_on as held,
				m.present_count || '/' || m.member_count as quorum, m.quorate, m.protocol_number as protocol,
				m.protocol_on as signed, m.not_held_because as remark, decided.decisions, decided.states, decided.dues
			from council_month r
			left join council_meeting m on m.resolution_id = r.resolution_id and m.number = r.number
				and m.period = r.period
			left join resolution s on s.id = r.resolution_id
			left join lateral (
				select array_agg(d.position || '. ' || d.text || ' — ' || o.name order by d.position) as decisions,
					array_agg(coalesce(a.state, 'unassigned') order by d.position) as states,
					array_agg(cast(d.due_on as text) order by d.position) as dues
				from meeting_decision d
				join organisation o on o.id = d.organisation_id
				left join assignment a on a.id = d.assignment_id
				where d.meeting_id = m.id
			) decided on true
			""", "r.state = :status", """
			exists (select from meeting_decision d where d.meeting_id = m.id and d.organisation_id = :organisation)
			""", "coalesce(m.held_on, m.planned_on, r.begun_on)",
			"concat_ws(' ', m.protocol_number, m.not_held_because, array_to_string(decided.decisions, ' '))",
			List.of(RegisterColumn.number(),
					RegisterColumn.made("month", Kind.NAME, 9, true, (row, words) -> month(row.getString("month"))),
					RegisterColumn.word("state", "meetings", 13), RegisterColumn.day("planned"),
					RegisterColumn.day("held"), RegisterColumn.made("quorum", Kind.TEXT, 12, false, Register::quorum),
					RegisterColumn.text("protocol", 10), RegisterColumn.day("signed"),
					RegisterColumn.made("decisions", Kind.TEXT, 60, false, Register::decisions),
					RegisterColumn.remark("remark", 20))),

	/** Recommendation 3.3: what has become of the accepted initiatives. */
	PROJECTS("projects", List.of("accepted", "declined", "agreed", "running", "finished", "stopped"), "-accepted", """
			select r.id, r.resolution_id, s.title as resolution, i.registration_number as registration,
				i.title as name, o.name as organisation, t.name as settlement, r.state, r.accepted_on as accepted,
				r.starts_on as starts, r.ends_on as ends, milestone.reached || '/' || milestone.planned as milestones,
				milestone.next_on as milestone, latest.period, latest.phase, latest.progress
			from project r
			join initiative i on i.id = r.initiative_id
			join organisation o on o.id = r.organisation_id
			left join organisation t on t.id = r.settlement_id
			left join resolution s on s.id = r.resolution_id
			left join lateral (
				select count(reached_on) as reached, nullif(count(*), 0) as planned,
					min(due_on) filter (where reached_on is null) as next_on
				from project_milestone where project_id = r.id
			) milestone on true
			left join lateral (
				select period, phase, progress from project_status where project_id = r.id
				order by filed_at desc, period desc limit 1
			) latest on true
			""", "r.state = :status", ":organisation in (r.organisation_id, r.settlement_id)", "r.accepted_on",
			"concat_ws(' ', i.registration_number, i.title, o.name, t.name, latest.progress, r.manager)",
			List.of(RegisterColumn.count("registration", 7), RegisterColumn.name("name", 30),
					RegisterColumn.text("organisation", 22), RegisterColumn.text("settlement", 20),
					RegisterColumn.word("state", "projects", 14), RegisterColumn.day("accepted"),
					RegisterColumn.day("starts"), RegisterColumn.day("ends"),
					RegisterColumn.made("milestones", Kind.FIGURES, 8, false,
							(row, words) -> Value.of(row.getString("milestones"))),
					RegisterColumn.day("milestone"),
					RegisterColumn.made("progress", Kind.TEXT, 36, false, Register::progress))),

	/** Recommendations 1.6 and 2.2: measures of support in municipal programmes. */
	MEASURES("measures", List.of("proposed", "inForce"), "-year", """
			select r.id, r.resolution_id, s.title as resolution, r.number, r.year, r.measure as name, r.programme,
				o.name as organisation, r.amount, r.executor, r.term, r.indicator,
				case when r.act_number is null then 'proposed' else 'inForce' end as state, r.act_number as act,
				r.act_date as signed
			from support_measure r
			join organisation o on o.id = r.organisation_id
			left join resolution s on s.id = r.resolution_id
			""", "(r.act_number is null) = (:status = 'proposed')", "r.organisation_id = :organisation", "r.term",
			"concat_ws(' ', r.measure, r.programme, r.executor, r.indicator, r.act_number, o.name)",
			List.of(RegisterColumn.number(), RegisterColumn.count("year", 6), RegisterColumn.name("name", 30),
					RegisterColumn.text("programme", 24), RegisterColumn.text("organisation", 22),
					RegisterColumn.amount("amount", 1), RegisterColumn.text("executor", 18), RegisterColumn.day("term"),
					RegisterColumn.text("indicator", 18), RegisterColumn.word("state", "measures", 12),
					RegisterColumn.text("act", 10), RegisterColumn.day("signed")));

	private final String code;

	private final List<String> statuses;

	private final String order;

	private final String select;

	private final String ofStatus;

	private final String ofOrganisation;

	private final String day;

	private final String searched;

	private final List<RegisterColumn> columns;

	Register(String code, List<String> statuses, String order, String select, String ofStatus, String ofOrganisation,
			String day, String searched, List<RegisterColumn> columns) {
		this.code = code;
		this.statuses = statuses;
		this.order = order;
		this.select = select;
		this.ofStatus = ofStatus;
		this.ofOrganisation = ofOrganisation;
		this.day = day;
		this.searched = searched;
		this.columns = columns;
	}

	/** Part of addresses and of message keys. */
	public String code() {
		return this.code;
	}

	/** What its rows can be: parts of addresses and of message keys. */
	public List<String> statuses() {
		return this.statuses;
	}

	/** How it is sorted if nobody says otherwise. */
	public String order() {
		return this.order;
	}

	/** All its rows, as {@code r}, with an id and a value for each column. */
	String select() {
		return this.select;
	}

	String ofStatus() {
		return this.ofStatus;
	}

	String ofOrganisation() {
		return this.ofOrganisation;
	}

	/** The day by which a row lies in a period. */
	String day() {
		return this.day;
	}

	/** The text in which words are looked for. */
	String searched() {
		return this.searched;
	}

	public List<RegisterColumn> columns() {
		return this.columns;
	}

	/** Whether its rows can be put in that order. */
	boolean isOrder(String sort) {
		String column = sort.startsWith("-") ? sort.substring(1) : sort;
		return this.columns.stream().anyMatch((it) -> it.sortable() && it.code().equals(column));
	}

	public static Optional<Register> ofCode(String code) {
		return Arrays.stream(values()).filter((register) -> register.code.equals(code)).findFirst();
	}

	/** «03.2026», the way days are written. */
	private static Value month(String period) {
		String[] parts = period.split("-", 2);
		return Value.of((parts.length == 2) ? parts[1] + "." + parts[0] : period);
	}

	private static Value quorum(ResultSet row, Words words) throws SQLException {
		@Nullable String present = row.getString("quorum");
		return (present != null)
				? Value.of(present + ", " + words.code("quorum", row.getBoolean("quorate") ? "yes" : "no"))
				: Value.NONE;
	}

	private static Value decisions(ResultSet row, Words words) throws SQLException {
		List<String> decisions = texts(row.getArray("decisions"));
		List<String> states = texts(row.getArray("states"));
		List<String> dues = texts(row.getArray("dues"));
		List<String> lines = new ArrayList<>();
		for (int index = 0; index < decisions.size(); index++) {
			lines.add(words.text("registers.decision", decisions.get(index),
					words.write(Value.of(LocalDate.parse(dues.get(index)))),
					words.code("decision", states.get(index))));
		}
		return lines.isEmpty() ? Value.NONE : new Value.Lines(lines);
	}

	private static Value progress(ResultSet row, Words words) throws SQLException {
		@Nullable String period = row.getString("period");
		return (period != null) ? Value.of(words.text("registers.progress", period,
				words.code("phase", row.getString("phase")), row.getString("progress"))) : Value.NONE;
	}

	private static List<String> texts(@Nullable Array array) throws SQLException {
		return (array != null) ? Arrays.asList((String[]) array.getArray()) : List.of();
	}

}
