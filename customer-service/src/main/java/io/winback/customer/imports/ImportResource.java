package io.winback.customer.imports;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.ReceivedValue;
import io.winback.chassis.http.StatedTimeZone;
import io.winback.chassis.limits.LimitedAtOnce;
import io.winback.customer.imports.ImportSource.Format;
import io.winback.customer.imports.format.Charsets;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobView;
import io.winback.events.EventJson;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.OPERATOR;

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
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @LimitedAtOnce
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
            @Parameter(description = "The id of an import format; detected by the header if absent")
                    @QueryParam("format")
                    String format,
            @Parameter(description = "Detected if absent here and in the content type") @QueryParam("charset")
                    String charset,
            @Parameter(description = "Of times without a zone") @QueryParam("timeZone") String timeZone,
            @Parameter(hidden = true) @HeaderParam("Content-Type") MediaType contentType,
            @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
                    InputStream body) {
        return submit(key, request(kind(kind), Format.CSV, blankCells, format, charset, timeZone, contentType), body);
    }

    @POST
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @LimitedAtOnce
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
            @Parameter(description = "The id of an import format; detected by the header if absent")
                    @QueryParam("format")
                    String format,
            @Parameter(description = "Detected if absent here and in the content type") @QueryParam("charset")
                    String charset,
            @Parameter(description = "Of times without a zone") @QueryParam("timeZone") String timeZone,
            @Parameter(hidden = true) @HeaderParam("Content-Type") MediaType contentType,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/x-ndjson",
                                            schema = @Schema(implementation = String.class)))
                    InputStream body) {
        return submit(
                key, request(kind(kind), Format.NDJSON, blankCells, format, charset, timeZone, contentType), body);
    }

    /**
     * Refuses a request without a file. One with a file of another media type is refused before. It declares all parameters, so
     * that none counts as unknown.
     */
    @POST
    @RolesAllowed({INTEGRATOR, OPERATOR, ADMIN})
    @Operation(hidden = true)
    public Response otherType(
            @HeaderParam("Content-Type") String contentType,
            @QueryParam("kind") String kind,
            @QueryParam("blankCells") String blankCells,
            @QueryParam("format") String format,
            @QueryParam("charset") String charset,
            @QueryParam("timeZone") String timeZone) {
        throw new NotSupportedException(
                "Content-Type must be text/csv or application/x-ndjson with the file as the body, %s"
                        .formatted(contentType == null ? "but is missing" : "not " + EventJson.write(contentType)));
    }

    private static ImportRequest request(
            JobKind kind,
            Format content,
            String blankCells,
            String format,
            String charset,
            String timeZone,
            MediaType contentType) {
        if (blankCells != null && kind != JobKind.IMPORT_CUSTOMERS) {
            throw new InvalidInput("blankCells", "query", "is allowed only if kind is customers, but kind is orders");
        }
        return new ImportRequest(
                kind,
                content,
                BlankCells.of(blankCells),
                format,
                charset == null && contentType != null
                        ? charset(contentType.getParameters().get(MediaType.CHARSET_PARAMETER))
                        : charset(charset),
                timeZone(timeZone));
    }

    /** @throws NotSupportedException if the charset is unknown */
    private static Charset charset(String name) {
        return name == null
                ? null
                : Charsets.find(name)
                        .orElseThrow(() -> new NotSupportedException(
                                "charset: %s, not %s".formatted(Charsets.EXPECTED, EventJson.write(name))));
    }

    private static String timeZone(String name) {
        return name == null
                ? null
                : StatedTimeZone.find(name)
                        .map(ZoneId::getId)
                        .orElseThrow(() -> new InvalidInput(
                                "timeZone",
                                "query",
                                "%s, not %s".formatted(StatedTimeZone.EXPECTED, ReceivedValue.quoted(name))));
    }

    private Response submit(String key, ImportRequest request, InputStream body) {
        var file = uploadedFiles.store(body);
        var accepted = new AtomicBoolean();
        try {
            var source = importFile.prepare(request, file);
            uploadedFiles.share(file.path());
            var digest = key == null ? "" : UploadedFiles.digest(file.path());
            return keys.once(key, "POST /v1/imports", Command.of(request, digest), () -> {
                var job = importFile.submit(request.kind(), source);
                accepted.set(true);
                return Response.accepted(JobView.of(job))
                        .location(JobView.location(job))
                        .build();
            });
        } finally {
            // The file of a repeated or refused command has no job that deletes it.
            if (!accepted.get()) {
                uploadedFiles.delete(file.path());
            }
        }
    }

    /**
     * Distinguishes one import from another under the same idempotency key.
     *
     * @param blankCells null for the default, as the following are
     */
    record Command(
            JobKind kind,
            Format format,
            String digest,
            BlankCells blankCells,
            String formatId,
            String charset,
            String timeZone) {

        private static Command of(ImportRequest request, String digest) {
            return new Command(
                    request.kind(),
                    request.format(),
                    digest,
                    request.blankCells() == BlankCells.KEEP ? null : request.blankCells(),
                    request.formatId(),
                    request.charset() == null ? null : request.charset().name(),
                    request.timeZone());
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
