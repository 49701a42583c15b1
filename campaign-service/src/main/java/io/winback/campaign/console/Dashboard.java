package io.winback.campaign.console;

import io.winback.campaign.episode.EpisodeState;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.Outcome;
import io.winback.events.customer.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The figures and the health of all four services at one moment. Figures that are unknown are an empty map.
 *
 * @param stop the emergency stop; null if sending is not stopped
 * @param awaitingDecision churned customers for whom there is no decision yet; null if it is unknown
 * @param reasons why customers were not approached, the most frequent reason first; only reasons that occurred
 */
record Dashboard(
        StopNotice stop,
        Map<Stage, Long> customers,
        Map<EpisodeState, Long> episodes,
        Map<Outcome, Long> decisions,
        Long awaitingDecision,
        Map<Refusal, Long> reasons,
        Map<Channel, Map<DeliveryOutcome, Long>> messages,
        Map<CouponStatus, Long> coupons,
        List<ServiceHealth> services) {

    static Dashboard of(
            OwnSnapshot own,
            ServiceSnapshot customers,
            ServiceSnapshot offers,
            ServiceSnapshot notifications,
            Map<Service, Long> unread) {
        var figures = own.figures();
        return new Dashboard(
                own.stop(),
                OrderedCounts.named(Stage.class, customers.figures().customers()),
                OrderedCounts.all(EpisodeState.class, figures == null ? null : figures.episodes()),
                OrderedCounts.all(Outcome.class, figures == null ? null : figures.decisions()),
                own.awaitingDecision(),
                OrderedCounts.occurred(Refusal.class, figures == null ? null : figures.notApproached()),
                DeliveryOutcome.byChannel(notifications.figures().messages()),
                OrderedCounts.named(CouponStatus.class, offers.figures().coupons()),
                Stream.of(customers.health(), own.health(), offers.health(), notifications.health())
                        .map(health -> health.withUnread(unread))
                        .toList());
    }

    public List<FunnelStep> steps() {
        return FunnelStep.of(episodes, decisions, messages);
    }
}
