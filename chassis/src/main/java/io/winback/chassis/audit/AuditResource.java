package io.winback.chassis.audit;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.StorableInstant;
import io.winback.chassis.limits.LimitedAtOnce;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;

/** {@code /v1/audit-entries}: who did what, the newest first; as a file; and whether an entry was removed or changed. */
@Path("/v1/audit-entries")
@Blocking
class AuditResource {

    private static final String NDJSON = "application/x-ndjson";

    private final ReadAuditEntries readAuditEntries;
    private final VerifyAuditChain verifyAuditChain;
    private final WriteAuditExport writeAuditExport;

    AuditResource(
            ReadAuditEntries readAuditEntries, VerifyAuditChain verifyAuditChain, WriteAuditExport writeAuditExport) {
        this.readAuditEntries = readAuditEntries;
        this.verifyAuditChain = verifyAuditChain;
        this.writeAuditExport = writeAuditExport;
    }

    /**
     * The entries, the newest first.
     *
     * @param actor the exact name of a person, a key or a service
     * @param subject the exact kind and id, such as {@code customer/hina}
     * @param operation the id of an operation, such as {@code putCampaign}
     * @param from the time of the oldest entry
     * @param to the time after the newest entry
     */
    @GET
    @RolesAllowed(ADMIN)
    @Operation(operationId = "listAuditEntries")
    public Page<AuditEntryView> list(
            @QueryParam("actor") String actor,
            @QueryParam("subject") String subject,
            @QueryParam("operation") String operation,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var position = Page.cursor("after", after)
                .map(id -> Page.parsed("after", id, UUID::fromString))
                .orElse(null);
        var found = readAuditEntries.read(search(actor, subject, operation, from, to), position, limit + 1);
        return Page.of(found, limit, entry -> entry.entryId().toString());
    }

    /** The entries as lines of JSON, the oldest first. The first line is the head of the chain. */
    @GET
    @RolesAllowed(ADMIN)
    @ReadsPersonalData
    @LimitedAtOnce
    @Operation(operationId = "exportAuditEntries")
    @Path("/export")
    @Produces({NDJSON, MediaType.APPLICATION_JSON})
    @APIResponse(
            responseCode = "200",
            description = "A line with the head of the chain, then a line for each entry.",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)))
    public Response export(
            @QueryParam("actor") String actor,
            @QueryParam("subject") String subject,
            @QueryParam("operation") String operation,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        var search = search(actor, subject, operation, from, to);
        StreamingOutput lines = output -> writeAuditExport.write(search, output);
        return Response.ok(lines, NDJSON)
                .header("Content-Disposition", "attachment; filename=\"audit-entries.ndjson\"")
                .build();
    }

    /** Reads all entries, so it takes seconds for a million of them. */
    @GET
    @RolesAllowed(ADMIN)
    @Operation(operationId = "verifyAuditEntries")
    @Path("/verification")
    public VerifyAuditChain.Verification verify() {
        return verifyAuditChain.verify();
    }

    private static AuditSearch search(String actor, String subject, String operation, String from, String to) {
        return new AuditSearch(
                text("actor", actor),
                text("subject", subject),
                text("operation", operation),
                time("from", from),
                time("to", to));
    }

    private static String text(String field, String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw new InvalidInput(field, "query", "must not contain NUL");
        }
        return value == null || value.isEmpty() ? null : value;
    }

    private static Instant time(String field, String value) {
        try {
            return value == null || value.isEmpty() ? null : StorableInstant.parse(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(field, "query", "must be a time such as 2026-11-22T03:00:00Z");
        }
    }
}
