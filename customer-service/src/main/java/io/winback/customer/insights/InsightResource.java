package io.winback.customer.insights;

import io.winback.customer.CustomerConfiguration;
import io.winback.events.customer.ChurnReason;
import io.winback.events.rest.InvalidInput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** {@code /v1/insights/churn-reasons}: what drives people away, what that costs, and whom we won back. */
@Path("/v1/insights/churn-reasons")
class InsightResource {

    private static final long USUAL_DAYS = 90;

    private final ChurnReasons churnReasons;
    private final Clock clock;
    private final ZoneId usualZone;

    InsightResource(ChurnReasons churnReasons, Clock clock, CustomerConfiguration configuration) {
        this.churnReasons = churnReasons;
        this.clock = clock;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    /** Both days included; the last ninety unless told. */
    @GET
    public Reasons of(@QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to) {
        var last = to == null ? LocalDate.ofInstant(clock.instant(), usualZone) : to;
        var first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        if (first.isAfter(last) || first.getYear() < 1900 || last.getYear() > 9998) {
            throw new InvalidInput("from", "query", "must not be after to, both in the years 1900 to 9998");
        }
        var begin = first.atStartOfDay(usualZone).toInstant();
        var end = last.plusDays(1).atStartOfDay(usualZone).toInstant();
        var evidence = churnReasons.evidence(begin, end);
        return new Reasons(
                first,
                last,
                churnReasons.between(begin, end).stream()
                        .map(row -> ReasonView.of(row, evidence.getOrDefault(row.reason(), List.of())))
                        .toList());
    }

    record Reasons(LocalDate from, LocalDate to, List<ReasonView> reasons) {}

    /**
     * One reason.
     *
     * @param trend the change against the time of equal length before, 0.5 being half as many again; absent where there
     *     were none
     */
    record ReasonView(
            ChurnReason reason,
            long customers,
            Double trend,
            Map<String, BigDecimal> lostRevenue,
            List<String> topEvidence,
            long wonBack) {

        static ReasonView of(ChurnReasons.Row row, List<String> evidence) {
            return new ReasonView(
                    row.reason(),
                    row.customers(),
                    row.before() == 0 ? null : (double) (row.customers() - row.before()) / row.before(),
                    row.lostRevenue(),
                    evidence,
                    row.wonBack());
        }
    }
}
