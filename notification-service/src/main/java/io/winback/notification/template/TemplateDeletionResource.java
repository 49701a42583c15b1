package io.winback.notification.template;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.MARKETER;

/** {@code /v1/templates/{templateId}}: deletes a template that was never used. */
@Path("/v1/templates")
@Tag(name = "Template Resource")
class TemplateDeletionResource {

    private final DeleteTemplate deleteTemplate;

    TemplateDeletionResource(DeleteTemplate deleteTemplate) {
        this.deleteTemplate = deleteTemplate;
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
}
