package io.winback.customer.imports.format;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.OneAtATime;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.Precondition;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/import-formats}: how foreign files are read. */
@Path("/v1/import-formats")
class ImportFormatResource {

    private final ImportFormats formats;
    private final FormatPresets presets;
    private final DefineImportFormat defineImportFormat;
    private final DeleteImportFormat deleteImportFormat;

    ImportFormatResource(
            ImportFormats formats,
            FormatPresets presets,
            DefineImportFormat defineImportFormat,
            DeleteImportFormat deleteImportFormat) {
        this.formats = formats;
        this.presets = presets;
        this.defineImportFormat = defineImportFormat;
        this.deleteImportFormat = deleteImportFormat;
    }

    @PUT
    @OneAtATime
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "putImportFormat")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of the version to replace",
            schema = @Schema(type = SchemaType.STRING))
    @Path("/{formatId}")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportFormatView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportFormatView.class)))
    @APIResponse(responseCode = "409", description = "The format is a preset, which cannot be changed.")
    public Response put(
            @PathParam("formatId") @ExternalId String formatId,
            @Context Request request,
            @NotNull @Valid FormatDocument document) {
        var defined = defineImportFormat.define(formatId, document, Precondition.of(request));
        return answer(defined.created() ? 201 : 200, defined.format());
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "getImportFormat")
    @Path("/{formatId}")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportFormatView.class)))
    public Response get(@PathParam("formatId") String formatId) {
        var preset = presets.withId(formatId).map(ImportFormatView::of);
        return preset.isPresent()
                ? Response.ok(preset.get()).build()
                : answer(200, formats.findByIdOptional(formatId).orElseThrow(() -> missing(formatId)));
    }

    @DELETE
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "deleteImportFormat")
    @Path("/{formatId}")
    @APIResponse(responseCode = "204", description = "Deleted. Imports that were accepted keep its document.")
    @APIResponse(responseCode = "409", description = "The format is a preset, which cannot be deleted.")
    public void delete(@PathParam("formatId") String formatId) {
        if (!deleteImportFormat.delete(formatId)) {
            throw missing(formatId);
        }
    }

    private static NotFoundException missing(String formatId) {
        return new NotFoundException("there is no import format " + formatId);
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "listImportFormats")
    public Page<ImportFormatView> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        var last = Page.cursor("after", after).orElse("");
        var items = Stream.concat(
                        presets.all().stream().map(ImportFormatView::of),
                        formats.after(last, limit + 1).stream().map(ImportFormatView::of))
                .filter(format -> format.formatId().compareTo(last) > 0)
                .sorted(Comparator.comparing(ImportFormatView::formatId))
                .limit(limit + 1L)
                .toList();
        return Page.of(items, limit, ImportFormatView::formatId);
    }

    private static Response answer(int status, ImportFormat format) {
        return Response.status(status)
                .entity(ImportFormatView.of(format))
                .tag(Precondition.tag(format.version()))
                .build();
    }

    /**
     * @param preset whether it cannot be changed
     * @param changedAt null for a preset
     */
    record ImportFormatView(
            String formatId,
            boolean preset,
            @JsonUnwrapped FormatDocument document,
            @Nullable Instant changedAt) {

        static ImportFormatView of(NamedFormat preset) {
            return new ImportFormatView(preset.id(), true, preset.document(), null);
        }

        static ImportFormatView of(ImportFormat format) {
            return new ImportFormatView(format.id(), false, format.document(), format.changedAt());
        }
    }
}
