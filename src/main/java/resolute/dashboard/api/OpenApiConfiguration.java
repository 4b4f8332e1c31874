package resolute.dashboard.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes what all operations of the API have in common. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	private static final String PROBLEM = "Problem";

	private static final String JSON = "application/problem+json";

	private static final Map<String, String> PARAMETERS = Map.ofEntries(Map.entry("page", "Which page, the first is 1"),
			Map.entry("size", "How many fit on a page"), Map.entry("resolution", "Id of a resolution"),
			Map.entry("number", "Number of a recommendation"),
			Map.entry("addressee", "district, settlement, company, initiativeGroup or council"),
			Map.entry("organisation", "Id of an organisation"),
			Map.entry("state", "A state as the answer has it; several are allowed"),
			Map.entry("from", "The first day, as an ISO date"), Map.entry("to", "The last day, as an ISO date"),
			Map.entry("extended", "true: only what was extended"),
			Map.entry("sort", "What the page sorts by: a column, with a minus for the other direction"),
			Map.entry("late", "Number of the recommendation that is thought to be late"),
			Map.entry("valid", "yes: those that exist today; no: the others; all"), Map.entry("q", "Words to look for"),
			Map.entry("status", "A state of the register"), Map.entry("month", "A month, 2026-03; this one without"),
			Map.entry("user", "The account of a person"));

	private static final Map<String, String> OF_ALL = Map.of("400", "A parameter cannot be read", "401",
			"Not signed in, or wrong name or password", "403", "Neither a coordinator nor the administrator", "404",
			"There is no such thing", "406", "Another representation than JSON is asked for");

	private static final Map<String, String> OF_WRITES = Map.of("415", "The body is not JSON", "422",
			"It cannot be done like this: errors says what to mend");

	private static final Map<String, String> OF_VERSIONED = Map.of("409", "Already settled", "412",
			"Changed since the version was read: current is what it is now; of recommendations and items, latest is "
					+ "what happened last",
			"428", "If-Match is missing");

	@Bean
	OpenAPI apiDescription() {
		return new OpenAPI().info(new Info().title("Resolute")
			.version("1")
			.description("Carrying out the recommendations of a resolution: what the coordinator's pages show and do. "
					+ "Days are ISO dates of the zone of the district, moments ISO instants. "
					+ "Absent values are left out."))
			.components(new Components()
				.addSecuritySchemes("basic",
						new SecurityScheme().type(SecurityScheme.Type.HTTP)
							.scheme("basic")
							.description("An account of a coordinator or the administrator"))
				.addSecuritySchemes("session",
						new SecurityScheme().type(SecurityScheme.Type.APIKEY)
							.in(SecurityScheme.In.COOKIE)
							.name("RESOLUTE_SESSION")
							.description("A browser that has signed in; writes need X-RESOLUTE-XSRF-TOKEN")))
			.addSecurityItem(new SecurityRequirement().addList("basic"))
			.addSecurityItem(new SecurityRequirement().addList("session"));
	}

	@Bean
	OpenApiCustomizer describedProblems() {
		return (api) -> api.getComponents()
			.addSchemas(PROBLEM,
					object().description("Problem details (RFC 9457)")
						.addProperty("type", text("Stable: /problems/stale and the like"))
						.addProperty("title", text("In the language of Accept-Language"))
						.addProperty("status", schema("integer"))
						.addProperty("detail", text("What to do"))
						.addProperty("instance", text("The path of the request"))
						.addProperty("errors",
								schema("array").description("What is wrong, value by value")
									.items(object().addProperty("field", schema("string"))
										.addProperty("message", schema("string"))))
						.addProperty("settledBy", text("The account of who was faster"))
						.addProperty("settledAt", text("When"))
						.addProperty("current", object().description("With 412: what it is now"))
						.addProperty("latest", schema("array").description("With 412: what happened last")
							.items(new Schema<>().$ref("#/components/schemas/HistoryEvent"))));
	}

	@Bean
	OperationCustomizer describedOperations() {
		return (operation, method) -> {
			describe(operation.getParameters());
			OF_ALL.forEach((status, text) -> problem(operation, status, text));
			if (!method.hasMethodAnnotation(GetMapping.class)) {
				OF_WRITES.forEach((status, text) -> problem(operation, status, text));
			}
			@Nullable Versioned versioned = method.getMethodAnnotation(Versioned.class);
			if (versioned != null) {
				OF_VERSIONED.forEach((status, text) -> problem(operation, status, text));
				operation.addParametersItem(new HeaderParameter().name("If-Match")
					.required(true)
					.schema(schema("string"))
					.description("The ETag of what is to be changed, as it was read"));
				if (versioned.keyed()) {
					operation.addParametersItem(new HeaderParameter().name(Arguments.KEY)
						.schema(schema("string").format("uuid"))
						.description("The same request sent again with the same key is done once"));
				}
			}
			if (isTagged(method)) {
				operation.getResponses()
					.values()
					.stream()
					.filter((response) -> response.getContent() != null && !response.getContent().containsKey(JSON))
					.forEach((response) -> response.addHeaderObject("ETag",
							new Header().schema(schema("string")).description("The version, for If-Match")));
			}
			return operation;
		};
	}

	private static void describe(@Nullable List<Parameter> parameters) {
		for (Parameter parameter : Objects.requireNonNullElse(parameters, List.<Parameter>of())) {
			if (parameter.getDescription() == null) {
				parameter.setDescription(PARAMETERS.get(parameter.getName()));
			}
			if ("page".equals(parameter.getName())) {
				parameter.getSchema().setMinimum(BigDecimal.ONE);
			}
			if ("size".equals(parameter.getName())) {
				parameter.getSchema().setMinimum(BigDecimal.ONE);
				parameter.getSchema().setMaximum(BigDecimal.valueOf(Paging.LARGEST));
			}
		}
	}

	private static boolean isTagged(HandlerMethod method) {
		Class<?> answer = method.getMethod().getReturnType();
		return Versionable.class.isAssignableFrom(answer) || List
			.of(ItemDetails.class, RecommendationDetails.class, RecommendationsApiController.Removal.class,
					RecommendationsApiController.Extension.class)
			.contains(answer);
	}

	private static void problem(Operation operation, String status, String text) {
		operation.getResponses()
			.addApiResponse(status,
					new ApiResponse().description(text)
						.content(new Content().addMediaType(JSON,
								new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
	}

	private static Schema<?> object() {
		return schema("object");
	}

	private static Schema<?> text(String description) {
		return schema("string").description(description);
	}

	/** A schema that says its type the way both versions of the standard want it. */
	private static Schema<?> schema(String type) {
		Schema<?> schema = new Schema<>();
		schema.setType(type);
		schema.addType(type);
		return schema;
	}

}
