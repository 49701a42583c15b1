package io.winback.customer.insights;

import io.winback.customer.ShopClock;
import io.winback.customer.insights.ChurnReasons.Dimension;
import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

    private final ChurnReasons churnReasons;
    private final ComplaintEvidence complaintEvidence;
    private final ComplaintFigures complaintFigures;
    private final Quotes quotes;
    private final ShopClock shopClock;

    InsightResource(
            ChurnReasons churnReasons,
            ComplaintEvidence complaintEvidence,
            ComplaintFigures complaintFigures,
            Quotes quotes,
            ShopClock shopClock) {
        this.churnReasons = churnReasons;
        this.complaintEvidence = complaintEvidence;
        this.complaintFigures = complaintFigures;
        this.quotes = quotes;
        this.shopClock = shopClock;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "getChurnReasons")
    @Path("/churn-reasons")
    public ChurnReasonInsights churnReasons(@QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to) {
        var span = DateRange.of(from, to, shopClock.now(), shopClock.zone());
        var evidence = complaintEvidence.between(span.begin(), span.end());
        var tiers = churnReasons.by(Dimension.TIER, span.begin(), span.end());
        var categories = churnReasons.by(Dimension.CATEGORY, span.begin(), span.end());
        var quotesByReason = quotes.between(span.begin(), span.end());
        return new ChurnReasonInsights(
                span.from(),
                span.to(),
                churnReasons.between(span.begin(), span.end()).stream()
                        .map(row -> new ReasonView(
                                row.reason(),
                                row.customers(),
                                row.before() == 0 ? null : (double) (row.customers() - row.before()) / row.before(),
                                row.lostRevenue(),
                                row.stillLostPerYear(),
                                evidence.getOrDefault(row.reason(), List.of()),
                                quotesByReason.getOrDefault(row.reason(), List.of()),
                                tiers.getOrDefault(row.reason(), Map.of()),
                                categories.getOrDefault(row.reason(), Map.of()),
                                row.wonBack()))
                        .toList());
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "getComplaintFigures")
    @Path("/complaints")
    public Complaints complaints(@QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to) {
        var now = shopClock.now();
        var span = DateRange.of(from, to, now, shopClock.zone());
        return new Complaints(
                span.from(),
                span.to(),
                complaintFigures.between(span.begin(), span.end(), now),
                complaintFigures.byReason(span.begin(), span.end(), now),
                complaintFigures.bySeverity(span.begin(), span.end(), now));
    }

    record ChurnReasonInsights(LocalDate from, LocalDate to, List<ReasonView> reasons) {}

    record Complaints(
            LocalDate from,
            LocalDate to,
            ComplaintFigures.ComplaintSummary all,
            List<ComplaintFigures.OfReason> byReason,
            List<ComplaintFigures.OfSeverity> bySeverity) {}

    /**
     * One reason.
     *
     * @param trend the relative change from the preceding period of equal length: 0.5 is 50 % more; absent if that period
     *     had none
     * @param lostRevenue one sum for each currency
     * @param stillLostPerYear the yearly spend of the customers who have not returned, one sum for each currency: the upper
     *     limit of what resolving the reason can bring back
     * @param quotes of customers, without personal data
     * @param byCategory the main category of their orders
     */
    record ReasonView(
            ChurnReason reason,
            long customers,
            @Nullable Double trend,
            List<Money> lostRevenue,
            List<Money> stillLostPerYear,
            List<String> topEvidence,
            List<String> quotes,
            Map<String, Long> byTier,
            Map<String, Long> byCategory,
            long wonBack) {}
}
