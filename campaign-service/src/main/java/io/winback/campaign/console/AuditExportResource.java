package io.winback.campaign.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.audit.AuditEntryView;
import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.limits.LimitedAtOnce;
import io.winback.events.EventJson;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code /console/audit/export}: all entries that a search of the page finds, the newest first, as lines of JSON. */
@Path("/console/audit/export")
@Blocking
class AuditExportResource {

    private static final String NDJSON = "application/x-ndjson";

    /** Longer than the timeouts of the calls for one page. */
    private static final Duration LONGEST_PAGE = Duration.ofSeconds(30);

    private final LoadAuditLog loadAuditLog;

    AuditExportResource(LoadAuditLog loadAuditLog) {
        this.loadAuditLog = loadAuditLog;
    }

    /** The first line. @param missing the services that did not answer, so that their entries are missing */
    record Heading(List<String> missing) {}

    /** Each further line. @param service that wrote the entry */
    record Line(String service, @JsonUnwrapped AuditEntryView entry) {}

    /** A search with a fault is answered by the page, which explains it. */
    @GET
    @RolesAllowed(ADMIN)
    @ReadsPersonalData
    @LimitedAtOnce
    @Operation(hidden = true)
    public Response export(@BeanParam AuditPageResource.Fields fields) {
        var search = fields.search().olderThan("");
        if (search.fault() != AuditLogSearch.Fault.NONE) {
            return Response.seeOther(URI.create(search.firstPage())).build();
        }
        var first = load(search);
        StreamingOutput lines = output -> write(output, search, first);
        return Response.ok(lines, NDJSON)
                .header("Content-Disposition", "attachment; filename=\"audit-entries.ndjson\"")
                .build();
    }

    private void write(OutputStream output, AuditLogSearch search, AuditLogPage first) throws IOException {
        line(output, new Heading(first.silent().stream().map(Service::group).toList()));
        var page = first;
        while (true) {
            for (var row : page.rows()) {
                line(output, new Line(row.service().group(), row.entry()));
            }
            if (page.next().isEmpty()) {
                return;
            }
            page = load(search.olderThan(page.next()));
            if (!page.silent().equals(first.silent())) {
                // The browser shows a failed download instead of a file that lacks entries.
                throw new IOException("the services that give audit entries changed from all but %s to all but %s"
                        .formatted(first.silent(), page.silent()));
            }
        }
    }

    private AuditLogPage load(AuditLogSearch search) {
        return loadAuditLog.load(search).await().atMost(LONGEST_PAGE);
    }

    private static void line(OutputStream output, Object value) throws IOException {
        output.write((EventJson.write(value) + "\n").getBytes(UTF_8));
    }
}
