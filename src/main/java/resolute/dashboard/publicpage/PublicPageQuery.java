package resolute.dashboard.publicpage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import resolute.dashboard.Overview;
import resolute.dashboard.OverviewQuery;
import resolute.shared.ResolutionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers the public page, with six statements however much there is. Where things stand
 * is derived where the coordinator's overview is.
 */
@Component
class PublicPageQuery {

	private final JdbcClient jdbc;

	private final OverviewQuery overviews;

	private final Publication publication;

	PublicPageQuery(JdbcClient jdbc, OverviewQuery overviews, Publication publication) {
		this.jdbc = jdbc;
		this.overviews = overviews;
		this.publication = publication;
	}

	/** The page; empty if the resolution is not public or not under way. */
	@Transactional(readOnly = true)
	public Optional<PublicPage> read(ResolutionId id) {
		return this.jdbc.sql("""
				select venue, preamble from resolution
				where id = :id and public_since is not null and launched_at is not null
				""")
			.param("id", id.value())
			.query((row, number) -> Map.entry(row.getString("venue"), row.getString("preamble")))
			.optional()
			.flatMap((text) -> this.overviews.read(Optional.of(id))
				.map((overview) -> new PublicPage(overview, text.getKey(), text.getValue(), late(overview),
						this.publication.published(id)
							.stream()
							.collect(Collectors.groupingBy(Publication.Document::recommendation)))));
	}

	private Map<String, PublicPage.Late> late(Overview overview) {
		Set<String> authorities = Set.copyOf(this.jdbc.sql(
				"select distinct name from organisation where kind in ('district', 'districtHead', 'council', 'settlement')")
			.query(String.class)
			.list());
		return overview.groups()
			.stream()
			.flatMap((group) -> group.rows().stream())
			.filter((row) -> !row.lateOrganisations().isEmpty())
			.collect(Collectors.toMap(Overview.Row::number, (row) -> {
				List<String> named = row.lateOrganisations().stream().filter(authorities::contains).sorted().toList();
				return new PublicPage.Late(named, row.lateOrganisations().size() - named.size());
			}));
	}

}
