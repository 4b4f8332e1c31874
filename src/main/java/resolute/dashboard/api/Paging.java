package resolute.dashboard.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.item.Items;

import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Which page of a list is wanted.
 *
 * @param page the first is 1
 * @param size how many fit on it
 */
record Paging(int page, int size) {

	/** Of a page, as text: what an annotation needs. */
	static final String SIZE = "20";

	/** The largest page. */
	static final int LARGEST = 200;

	/** Nobody pages further than the pages do. */
	static final int FURTHEST = Items.MOST_COUNTED;

	Paging {
		if (size < 1 || size > LARGEST) {
			throw new BadParameterException("size", "parameter.size", LARGEST);
		}
		if (page < 1 || (long) (page - 1) * size >= FURTHEST) {
			throw new BadParameterException("page", "parameter.page", FURTHEST);
		}
	}

	int offset() {
		return (this.page - 1) * this.size;
	}

	/** A page that was read, of a list that was counted. */
	<T> Listing<T> of(List<T> items, int total, HttpServletResponse response) {
		link(total > offset() + this.size && offset() + this.size < FURTHEST, response);
		return new Listing<>(items, this.page, this.size, Optional.of(total));
	}

	/** The page of a list that is there as a whole. */
	<T> Listing<T> cut(List<T> all, HttpServletResponse response) {
		int from = Math.min(offset(), all.size());
		return of(all.subList(from, Math.min(from + this.size, all.size())), all.size(), response);
	}

	/** A page of a list that was not counted. */
	<T> Listing<T> uncounted(List<T> items, boolean more, HttpServletResponse response) {
		link(more && offset() + this.size < FURTHEST, response);
		return new Listing<>(items, this.page, this.size, Optional.empty());
	}

	/** Says where the pages beside this one are (RFC 8288). */
	void link(boolean more, HttpServletResponse response) {
		List<String> links = new ArrayList<>();
		if (more) {
			links.add(link(this.page + 1, "next"));
		}
		if (this.page > 1) {
			links.add(link(this.page - 1, "prev"));
		}
		if (!links.isEmpty()) {
			response.setHeader(HttpHeaders.LINK, String.join(", ", links));
		}
	}

	private static String link(int page, String relation) {
		String address = ServletUriComponentsBuilder.fromCurrentRequest()
			.scheme(null)
			.host(null)
			.port(null)
			.replaceQueryParam("page", page)
			.build()
			.toUriString();
		return "<" + address + ">; rel=\"" + relation + "\"";
	}

}
