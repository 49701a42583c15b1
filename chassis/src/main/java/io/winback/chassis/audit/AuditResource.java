package io.winback.chassis.audit;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.ReceivedValue;
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
import java.util.regex.Pattern;
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

    /** Possessive, because the matcher needs a stack frame for each repetition otherwise, and a long text ends its thread. */
    private static final String KIND_SYNTAX = "[a-z]+(?:-[a-z]+)*+";

    /** A kind and an id. There is one emergency stop, so that it has no id. */
    private static final Pattern SUBJECT = Pattern.compile(KIND_SYNTAX + "/.+|emergency-stop");

    private static final Pattern KIND = Pattern.compile(KIND_SYNTAX);

    private static final Pattern OPERATION = Pattern.compile("[A-Za-z][A-Za-z0-9]*|[A-Z]+ /.*");

    private final ReadAuditEntries readAuditEntries;
    private final VerifyAuditChain verifyAuditChain;
    private final WriteAuditExport writeAuditExport;
    private final SearchableOperations operations;

    AuditResource(
            ReadAuditEntries readAuditEntries,
            VerifyAuditChain verifyAuditChain,
            WriteAuditExport writeAuditExport,
            SearchableOperations operations) {
        this.operations = operations;
        this.readAuditEntries = readAuditEntries;
        this.verifyAuditChain = verifyAuditChain;
        this.writeAuditExport = writeAuditExport;
    }

    /**
     * The entries, the newest first.
     *
     * @param actor the exact name of a person, a key or a service
     * @param subject the exact kind and id, such as {@code customer/hina}
     * @param subjectKind the kind of the subject with any id, such as {@code coupon}
     * @param operation the id of an operation of this service, such as {@code putCampaign}
     * @param from the time of the oldest entry; before {@code to}
     * @param to the time after the newest entry
     */
    @GET
    @RolesAllowed(ADMIN)
    @Operation(operationId = "listAuditEntries")
    public Page<AuditEntryView> list(
            @QueryParam("actor") String actor,
            @QueryParam("subject") String subject,
            @QueryParam("subjectKind") String subjectKind,
            @QueryParam("operation") String operation,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var position = Page.cursor("after", after)
                .map(id -> Page.parsed("after", id, UUID::fromString))
                .orElse(null);
        var found =
                readAuditEntries.read(search(actor, subject, subjectKind, operation, from, to), position, limit + 1);
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
            @QueryParam("subjectKind") String subjectKind,
            @QueryParam("operation") String operation,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        var search = search(actor, subject, subjectKind, operation, from, to);
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

    /** Refuses what matches no entry. */
    private AuditSearch search(
            String actor, String subject, String subjectKind, String operation, String from, String to) {
        var begin = time("from", from);
        var end = time("to", to);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw invalid("from", "must be before to (%s), but is %s".formatted(to, from));
        }
        var search = new AuditSearch(
                actor,
                inForm("subject", SUBJECT, "a kind and an id such as customer/hina", subject),
                inForm("subjectKind", KIND, "the kind of a subject such as customer", subjectKind),
                inForm(
                        "operation",
                        OPERATION,
                        "the id of an operation such as putCampaign, or a method and a path such as POST /sign-in",
                        operation),
                begin,
                end);
        checkKind(search);
        checkOperation(operation);
        return search;
    }

    private static void checkKind(AuditSearch search) {
        var subject = search.subject();
        var kind = search.subjectKind();
        if (subject != null && kind != null && !subject.split("/", 2)[0].equals(kind)) {
            throw invalid(
                    "subjectKind",
                    "must be the kind of subject (%s), but is %s"
                            .formatted(ReceivedValue.shortened(subject), ReceivedValue.shortened(kind)));
        }
    }

    private void checkOperation(String operation) {
        if (operation != null && !operations.contain(operation)) {
            throw invalid(
                    "operation",
                    "must be an operation of this service, or one of an earlier release that has entries, not "
                            + ReceivedValue.quoted(operation));
        }
    }

    private static String inForm(String field, Pattern form, String expected, String value) {
        if (value != null && !form.matcher(value).matches()) {
            throw invalid(field, "must be %s, not %s".formatted(expected, ReceivedValue.quoted(value)));
        }
        return value;
    }

    private static Instant time(String field, String value) {
        try {
            return value == null ? null : StorableInstant.parse(value);
        } catch (IllegalArgumentException e) {
            throw invalid(field, "must be a time such as 2026-11-22T03:00:00Z, not " + ReceivedValue.quoted(value));
        }
    }

    private static InvalidInput invalid(String field, String message) {
        return new InvalidInput(field, "query", message);
    }
}
