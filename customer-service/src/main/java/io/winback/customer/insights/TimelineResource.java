package io.winback.customer.insights;

import io.winback.chassis.access.PersonalDataAccess;
import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.StorableInstant;
import io.winback.customer.profile.Customers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/customers/{customerId}/timeline}: newest first. */
@Path("/v1/customers/{customerId}/timeline")
class TimelineResource {

    private static final Position NEWEST = new Position(Instant.parse("9999-12-31T00:00:00Z"), "", "");

    private final Timeline timeline;
    private final Customers customers;
    private final PersonalDataAccess access;

    TimelineResource(Timeline timeline, Customers customers, PersonalDataAccess access) {
        this.access = access;
        this.timeline = timeline;
        this.customers = customers;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "getTimeline")
    public Page<Timeline.TimelineEntry> of(
            @PathParam("customerId") @ExternalId String customerId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        if (customers.findByIdOptional(customerId).isEmpty()) {
            throw new NotFoundException("there is no customer " + customerId);
        }
        var position = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, Position::parse))
                .orElse(NEWEST);
        var found = timeline.before(customerId, position.at(), position.id(), position.kind(), limit + 1);
        boolean showsWords = access.showsWords();
        return Page.of(found, limit, moment -> moment.at() + " " + moment.id() + " " + moment.kind())
                .map(moment -> showsWords ? moment : moment.withoutWords());
    }

    /**
     * The last entry of a page.
     *
     * @param kind blank in a cursor of an earlier version
     */
    private record Position(Instant at, String id, String kind) {

        static Position parse(String text) {
            var parts = text.split(" ", 3);
            return new Position(
                    StorableInstant.parse(parts[0]),
                    parts.length > 1 ? parts[1] : "",
                    parts.length > 2 ? parts[2] : "");
        }
    }
}
