package io.winback.customer.insights;

import io.winback.chassis.metrics.SharedReads;
import io.winback.customer.insights.ChurnReasons.Dimension;
import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Reads the statistics of churn reasons and of complaints. They aggregate all rows of a period, so concurrent callers share a read,
 * and a failed read is repeated after a second at the earliest.
 */
@ApplicationScoped
class ReadInsights {

    private final ChurnReasons churnReasons;
    private final ComplaintEvidence complaintEvidence;
    private final Quotes quotes;
    private final SharedReads<DateRange, ChurnReasonInsights> reasonReads;
    private final SharedReads<DateRange, Complaints> complaintReads;

    ReadInsights(
            ChurnReasons churnReasons,
            ComplaintEvidence complaintEvidence,
            ComplaintFigures complaintFigures,
            Quotes quotes,
            Clock clock) {
        this.churnReasons = churnReasons;
        this.complaintEvidence = complaintEvidence;
        this.quotes = quotes;
        this.reasonReads = new SharedReads<>(this::readReasons);
        this.complaintReads = new SharedReads<>(span -> {
            var now = clock.instant();
            return new Complaints(
                    span.from(),
                    span.to(),
                    complaintFigures.between(span.begin(), span.end(), now),
                    complaintFigures.byReason(span.begin(), span.end(), now),
                    complaintFigures.bySeverity(span.begin(), span.end(), now));
        });
    }

    ChurnReasonInsights churnReasons(DateRange span) {
        return reasonReads.read(span);
    }

    Complaints complaints(DateRange span) {
        return complaintReads.read(span);
    }

    private ChurnReasonInsights readReasons(DateRange span) {
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
