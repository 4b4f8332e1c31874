package resolute.dashboard.api;

import java.io.IOException;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import resolute.dashboard.Addressed;
import resolute.dashboard.Downloads;
import resolute.outcome.EvidenceFiles;
import resolute.outcome.EvidenceFiles.StoredFile;
import resolute.shared.RecommendationKey;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The content of documents that were handed in. */
@RestController
@Tag(name = "recommendations")
class EvidenceApiController {

	private static final String PATH = "/api/v1/resolutions/{resolution}/recommendations/{number}/evidence/{id}";

	private final EvidenceFiles files;

	private final Downloads downloads;

	EvidenceApiController(EvidenceFiles files, Downloads downloads) {
		this.files = files;
		this.downloads = downloads;
	}

	/** Where the content of a document is. */
	static String path(RecommendationKey key, UUID document) {
		return "/api/v1/resolutions/" + key.resolution() + "/recommendations/" + key.number() + "/evidence/" + document;
	}

	/** Bytes to every program, and nothing in them runs. */
	@GetMapping(path = PATH, produces = { MediaType.APPLICATION_OCTET_STREAM_VALUE, MediaType.APPLICATION_JSON_VALUE })
	@Operation(summary = "The content of a document that was handed in; its ETag is the sha-256",
			responses = @ApiResponse(responseCode = "200", description = "The file",
					content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
							schema = @Schema(type = "string", format = "binary"))))
	void content(@PathVariable String resolution, @PathVariable String number, @PathVariable UUID id,
			HttpServletResponse response) throws IOException {
		StoredFile file = this.files.find(Addressed.recommendation(resolution, number), id).orElseThrow();
		response.setHeader(HttpHeaders.ETAG, '"' + file.sha256() + '"');
		this.downloads.save(file, response);
	}

}
