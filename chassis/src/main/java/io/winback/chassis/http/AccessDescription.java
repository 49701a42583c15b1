package io.winback.chassis.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.winback.chassis.access.ApiKeyText;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Adds to the OpenAPI document the credential of every operation, its answers 401, 403 and 429, and the roles that allow
 * it ({@code x-roles}), from the annotations of its method.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class AccessDescription implements OASFilter {

    private static final String API_KEY = "apiKey";
    private static final String BEARER = "bearer";
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);

    private final Map<String, List<String>> rolesOf;

    public AccessDescription(IndexView index) {
        rolesOf = index.getAnnotations(OPERATION).stream()
                .filter(operation -> operation.target().kind() == AnnotationTarget.Kind.METHOD
                        && operation.value("operationId") != null
                        && operation.target().asMethod().hasAnnotation(ROLES))
                .collect(Collectors.toMap(
                        operation -> operation.value("operationId").asString(),
                        AccessDescription::roles,
                        (one, other) -> one));
    }

    private static List<String> roles(AnnotationInstance operation) {
        return Stream.of(operation.target().asMethod().annotation(ROLES).value().asStringArray())
                .toList();
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        API_KEY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name(ApiKeyText.HEADER)
                                .description("An API key: wbk_ and 43 characters."))
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("A token of the identity provider, if the installation has one."));
        document.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(this::describe));
    }

    private void describe(Operation operation) {
        var roles = rolesOf.get(operation.getOperationId());
        if (roles != null) {
            operation.setSecurity(List.of(
                    OASFactory.createSecurityRequirement().addScheme(API_KEY),
                    OASFactory.createSecurityRequirement().addScheme(BEARER)));
            operation.addExtension("x-roles", roles);
            var answers = operation.getResponses();
            answers.addAPIResponse("401", ProblemResponses.problem("The credential is missing or not valid."));
            answers.addAPIResponse(
                    "403", ProblemResponses.problem("The roles or the scopes of the caller do not allow the request."));
            // An operation with a limit of its own describes it.
            if (!answers.hasAPIResponse("429")) {
                answers.addAPIResponse(
                        "429",
                        ProblemResponses.problem(
                                "The caller sent too many requests; retry after the time in Retry-After."));
            }
        }
    }
}
