package io.winback.notification.template;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.Precondition;
import io.winback.notification.template.TemplateResource.TemplateView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.MARKETER;

/** {@code /v1/templates/{templateId}}: copies a template, and deletes one that was never used. */
@Path("/v1/templates")
@Tag(name = "Template Resource")
class TemplateCopyResource {

    private final CopyTemplate copyTemplate;
    private final DeleteTemplate deleteTemplate;
    private final IdempotencyKeys keys;

    TemplateCopyResource(CopyTemplate copyTemplate, DeleteTemplate deleteTemplate, IdempotencyKeys keys) {
        this.copyTemplate = copyTemplate;
        this.deleteTemplate = deleteTemplate;
        this.keys = keys;
    }

    @POST
    @RolesAllowed({MARKETER, ADMIN})
    @Operation(operationId = "copyTemplate")
    @Path("/{templateId}/copy")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TemplateView.class)))
    @APIResponse(responseCode = "409", description = "The new id is taken, or the stored template cannot be parsed.")
    public Response copy(
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("templateId") String templateId,
            @NotNull @Valid Copy copy) {
        return keys.once(
                key,
                "POST /v1/templates/%s/copy".formatted(templateId),
                copy,
                () -> created(copyTemplate.copy(templateId, copy.templateId())));
    }

    private static Response created(Template copy) {
        return Response.created(URI.create("/v1/templates/" + copy.id()))
                .entity(TemplateView.of(copy))
                .tag(Precondition.tag(copy.version()))
                .build();
    }

    @DELETE
    @RolesAllowed({MARKETER, ADMIN})
    @Operation(operationId = "deleteTemplate")
    @Path("/{templateId}")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(
            responseCode = "409",
            description = "Messages were requested with it, or a campaign that was activated refers to it.")
    public void delete(@PathParam("templateId") String templateId) {
        deleteTemplate.delete(templateId);
    }

    /** @param templateId the id of the new template */
    record Copy(@NotNull @ExternalId String templateId) {}
}
