package resolute.dashboard.publicpage;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Days;
import resolute.shared.ResolutionId;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;

/**
 * What everybody may read, without an account. The answers are the same for everybody, so
 * that they can be kept anywhere on the way.
 */
@Controller
@RequestMapping("/public/{resolution}")
class PublicPageController {

	private static final CacheControl KEPT = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

	/** How much of a file is held in memory at once. */
	private static final int SLICE = 1024 * 1024;

	private final PublicPageQuery query;

	private final Publication publication;

	PublicPageController(PublicPageQuery query, Publication publication) {
		this.query = query;
		this.publication = publication;
	}

	@GetMapping
	String page(@PathVariable String resolution, Model model, Locale locale, HttpServletResponse response) {
		PublicPage page = this.query.read(id(resolution)).orElseThrow(PublicPageController::notFound);
		LocalDate today = page.overview().today();
		model.addAttribute("page", page);
		model.addAttribute("overview", page.overview());
		model.addAttribute("days", new Days(today, locale));
		response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT.getHeaderValue());
		return "public-page";
	}

	/**
	 * A document, always to be saved, never to be shown as a page of ours. Its name is
	 * made up: the one it was uploaded with may say too much.
	 */
	@GetMapping("/evidence/{id}")
	void document(@PathVariable String resolution, @PathVariable UUID id, WebRequest request,
			HttpServletResponse response) throws IOException {
		Publication.PublishedFile file = this.publication.file(id(resolution), id)
			.orElseThrow(PublicPageController::notFound);
		response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT.getHeaderValue());
		if (request.checkNotModified('"' + file.sha256() + '"')) {
			return;
		}
		response.setContentType(file.type().mediaType().toString());
		response.setContentLength(file.size());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
			.filename("resolute-" + file.number() + "-" + id.toString().substring(0, 8) + "." + file.type().extension())
			.build()
			.toString());
		response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
		OutputStream body = response.getOutputStream();
		for (int from = 0; from < file.size(); from += SLICE) {
			body.write(this.publication.slice(file.id(), from, SLICE));
		}
	}

	private static ResolutionId id(String text) {
		try {
			return new ResolutionId(text);
		}
		catch (IllegalArgumentException ex) {
			throw notFound();
		}
	}

	private static ResponseStatusException notFound() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
