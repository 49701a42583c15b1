package io.winback.customer.imports;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.ImportSource.Format;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobView;
import io.winback.events.EventJson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /v1/imports}: files of orders or customers. */
@Path("/v1/imports")
@Blocking
class ImportResource {

    private final ImportFile importFile;
    private final UploadedFiles uploadedFiles;
    private final IdempotencyKeys keys;

    ImportResource(ImportFile importFile, UploadedFiles uploadedFiles, IdempotencyKeys keys) {
        this.importFile = importFile;
        this.uploadedFiles = uploadedFiles;
        this.keys = keys;
    }

    @POST
    @Operation(operationId = "importFile")
    @Consumes("text/csv")
    @APIResponse(
            responseCode = "202",
            description = "Accepted as a job; Location names it.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    public Response csv(
            @HeaderParam("Idempotency-Key") String key,
            @Parameter(required = true, schema = @Schema(enumeration = {"orders", "customers"})) @QueryParam("kind")
                    String kind,
            @Parameter(schema = @Schema(enumeration = {"keep", "clear"})) @QueryParam("blankCells") String blankCells,
            @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
                    InputStream body) {
        return submit(key, kind(kind), Format.CSV, blankCells, body);
    }

    @POST
    @Operation(operationId = "importFile")
    @Consumes("application/x-ndjson")
    @APIResponse(
            responseCode = "202",
            description = "Accepted as a job; Location names it.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    public Response ndjson(
            @HeaderParam("Idempotency-Key") String key,
            @Parameter(required = true, schema = @Schema(enumeration = {"orders", "customers"})) @QueryParam("kind")
                    String kind,
            @Parameter(schema = @Schema(enumeration = {"keep", "clear"})) @QueryParam("blankCells") String blankCells,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/x-ndjson",
                                            schema = @Schema(implementation = String.class)))
                    InputStream body) {
        return submit(key, kind(kind), Format.NDJSON, blankCells, body);
    }

    private Response submit(String key, JobKind kind, Format format, String blankCells, InputStream body) {
        if (blankCells != null && kind != JobKind.IMPORT_CUSTOMERS) {
            throw new InvalidInput("blankCells", "query", "is allowed only if kind is customers, but kind is orders");
        }
        var blanks = BlankCells.of(blankCells);
        var file = uploadedFiles.store(body);
        var source = new ImportSource(file.toString(), format, blanks);
        var accepted = new AtomicBoolean();
        try {
            importFile.check(kind, source);
            uploadedFiles.share(file);
            var digest = key == null ? "" : UploadedFiles.digest(file);
            return keys.once(key, "POST /v1/imports", Command.of(kind, source, digest), () -> {
                var job = importFile.submit(kind, source);
                accepted.set(true);
                return Response.accepted(JobView.of(job))
                        .location(JobView.location(job))
                        .build();
            });
        } finally {
            // The file of a repeated or refused command has no job that deletes it.
            if (!accepted.get()) {
                uploadedFiles.delete(file);
            }
        }
    }

    /**
     * Distinguishes one import from another under the same idempotency key.
     *
     * @param blankCells null for the default
     */
    record Command(JobKind kind, Format format, String digest, BlankCells blankCells) {
        private static Command of(JobKind kind, ImportSource source, String digest) {
            return new Command(
                    kind, source.format(), digest, source.blankCells() == BlankCells.KEEP ? null : source.blankCells());
        }
    }

    private static JobKind kind(String name) {
        if ("orders".equals(name)) {
            return JobKind.IMPORT_ORDERS;
        }
        if ("customers".equals(name)) {
            return JobKind.IMPORT_CUSTOMERS;
        }
        throw new InvalidInput(
                "kind",
                "query",
                name == null
                        ? "is required: orders or customers"
                        : "must be orders or customers, not " + EventJson.write(name));
    }
}
