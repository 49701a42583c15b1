package io.winback.customer.insights;

import io.winback.customer.ShopClock;
import io.winback.customer.insights.ReadInsights.ChurnReasonInsights;
import io.winback.customer.insights.ReadInsights.Complaints;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/insights/…}: statistics of churn reasons and complaints. */
@Path("/v1/insights")
class InsightResource {

    private final ReadInsights readInsights;
    private final ShopClock shopClock;

    InsightResource(ReadInsights readInsights, ShopClock shopClock) {
        this.readInsights = readInsights;
        this.shopClock = shopClock;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "getChurnReasons")
    @Path("/churn-reasons")
    public ChurnReasonInsights churnReasons(@QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to) {
        return readInsights.churnReasons(DateRange.of(from, to, shopClock.now(), shopClock.zone()));
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "getComplaintFigures")
    @Path("/complaints")
    public Complaints complaints(@QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to) {
        return readInsights.complaints(DateRange.of(from, to, shopClock.now(), shopClock.zone()));
    }
}
