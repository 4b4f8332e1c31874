package resolute.dashboard.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Full-text search in Russian, by an index for each kind of record. One statement: the
 * best of each kind, and how many there are. The words are understood as on the web:
 * several have to be there all, «or» and a minus before a word do what they say, quotes
 * hold words together.
 */
@Component
@Transactional(readOnly = true)
public class Search {

	/** Hits of one kind on a page. */
	public static final int PAGE = 20;

	/**
	 * More than that of a kind is neither counted nor ranked: a word that is everywhere
	 * costs no more than that.
	 */
	public static final int MOST_COUNTED = 1000;

	/** Characters of a question. */
	public static final int LONGEST = 200;

	private static final String OPTIONS = "StartSel=\u0002, StopSel=\u0003, MaxWords=28, MinWords=12, MaxFragments=1";

	private final JdbcClient jdbc;

	Search(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The best hits of each kind, kind by kind.
	 * @param words what to look for; without a word that means something nothing is found
	 */
	public List<Hits> find(String words) {
		return hits(words, 0, Arrays.asList(Kind.values()));
	}

	/** A page of hits of one kind, the first is 1. */
	public List<Hits> find(String words, Kind kind, int page) {
		return hits(words, (page - 1) * PAGE, List.of(kind));
	}

	private List<Hits> hits(String words, int offset, List<Kind> kinds) {
		String sql = kinds.stream().map(Search::select).collect(Collectors.joining(" union all "));
		List<Row> rows = this.jdbc
			.sql("with wanted as (select websearch_to_tsquery('russian', :words) as query) " + sql)
			.param("words", words)
			.param("options", OPTIONS)
			.param("offset", offset)
			.query((row, index) -> new Row(Kind.valueOf(row.getString("kind")),
					new Hit(row.getString("path"), row.getString("title"), Excerpt.of(row.getString("excerpt")),
							row.getString("place")),
					row.getInt("total")))
			.list();
		return rows.stream()
			.collect(Collectors.groupingBy(Row::kind, TreeMap::new, Collectors.toList()))
			.entrySet()
			.stream()
			.map((kind) -> new Hits(kind.getKey(), kind.getValue().get(0).total(),
					kind.getValue().stream().map(Row::hit).toList()))
			.toList();
	}

	/**
	 * Headlines are made for the hits of the page only: they cost more than finding them.
	 */
	private static String select(Kind kind) {
		return """
				select kind, path, title, ts_headline('russian', body, query, :options) as excerpt, place, total from (
					select *, least(count(*) over (), %6$d) as total from (
						select '%1$s' as kind, %2$s as path, %3$s as title, %4$s as body, %5$s as place, wanted.query,
							ts_rank(%7$s, wanted.query) as rank
						from wanted, %8$s
						where %10$s
						limit %6$d + 1) matching
					order by rank desc, path limit %9$d offset :offset) found
				""".formatted(kind.name(), kind.path, kind.title, kind.body, kind.place, MOST_COUNTED, kind.vector,
				kind.from, PAGE, kind.condition);
	}

	/** What can be found. */
	public enum Kind {

		/** By number, title and text. */
		RECOMMENDATION("'/resolutions/' || r.resolution_id || '/' || r.number", "r.number || ' ' || r.title", "r.text",
				"s.title", "r.search", "r.search @@ wanted.query",
				"recommendation r join resolution s on s.id = r.resolution_id"),
		/** By their text. */
		ASSIGNMENT("'/resolutions/' || a.resolution_id || '/' || a.number", "a.number || ' ' || o.name", "a.text",
				"s.title", "a.search", "a.search @@ wanted.query",
				"assignment a join organisation o on o.id = a.organisation_id join resolution s on s.id = a.resolution_id"),
		/** By anything that was entered in a form. */
		SUBMISSION("'/resolutions/' || m.resolution_id || '/' || m.number || '?tab=results'",
				"m.number || coalesce(' ' || o.name, '')",
				"(select string_agg(value #>> '{}', '; ') from jsonb_path_query(m.content, 'strict $.** ? (@.type() == \"string\")') value)",
				"s.title", "m.search", "m.search @@ wanted.query",
				"submission m left join organisation o on o.id = m.organisation_id join resolution s on s.id = m.resolution_id"),
		/** By kind, number, issuer and the name of the file. */
		EVIDENCE("'/resolutions/' || m.resolution_id || '/' || m.number || '?tab=results'", "f.name",
				"e.kind || coalesce(' № ' || e.number, '') || coalesce(', ' || e.issuer, '')",
				"m.number || coalesce(' ' || o.name, '')", "(e.search || f.search)",
				// Each of the two by its own index.
				"e.id in (select x.id from evidence x where x.search @@ wanted.query union "
						+ "select x.id from evidence_file y join evidence x on x.file_id = y.id where y.search @@ wanted.query)",
				"evidence e join evidence_file f on f.id = e.file_id join submission m on m.id = e.submission_id "
						+ "left join organisation o on o.id = m.organisation_id"),
		/** By their names. */
		ORGANISATION("'/organisations/' || o.id", "o.name", "o.name", "''", "o.search", "o.search @@ wanted.query",
				"organisation o");

		private final String path;

		private final String title;

		private final String body;

		private final String place;

		private final String vector;

		private final String condition;

		private final String from;

		Kind(String path, String title, String body, String place, String vector, String condition, String from) {
			this.path = path;
			this.title = title;
			this.body = body;
			this.place = place;
			this.vector = vector;
			this.condition = condition;
			this.from = from;
		}

		/** Part of addresses and of message keys. */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * What was found of one kind.
	 *
	 * @param kind the kind
	 * @param total how many there are, up to {@link #MOST_COUNTED}
	 * @param hits the best of them
	 */
	public record Hits(Kind kind, int total, List<Hit> hits) {

		public String code() {
			return this.kind.code();
		}

		public boolean isMore() {
			return this.total > this.hits.size();
		}

	}

	/**
	 * Something found.
	 *
	 * @param path where it is
	 * @param title what it is called
	 * @param excerpt the words in their surroundings
	 * @param place what it belongs to, may be empty
	 */
	public record Hit(String path, String title, List<Excerpt> excerpt, String place) {

	}

	private record Row(Kind kind, Hit hit, int total) {

	}

	/**
	 * A piece of an excerpt.
	 *
	 * @param text the text, as it is in the record
	 * @param wanted whether it is one of the words that were looked for
	 */
	public record Excerpt(String text, boolean wanted) {

		/** Divides a headline at the control characters that surround the words. */
		static List<Excerpt> of(String headline) {
			return Arrays.stream(headline.split("(?=\u0002)|(?<=\u0003)"))
				.filter((piece) -> !piece.isEmpty())
				.map((piece) -> new Excerpt(piece.replace("\u0002", "").replace("\u0003", ""),
						piece.startsWith("\u0002")))
				.toList();
		}

	}

}
