package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import io.winback.chassis.access.ForCaller;
import io.winback.chassis.audit.AuditEntryView;
import io.winback.chassis.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The audit log of another service, as the person at the console may read it. */
interface AuditLogClient {

    /**
     * Fails with 400 if the operation is one of another service.
     *
     * @param after the encoded id of the entry before the page; null for the first page
     */
    @GET
    @ForCaller
    @Path("/v1/audit-entries")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Page<AuditEntryView>> auditEntries(
            @QueryParam("actor") String actor,
            @QueryParam("subject") String subject,
            @QueryParam("subjectKind") String subjectKind,
            @QueryParam("operation") String operation,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);
}
