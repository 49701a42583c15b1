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
 * The whole loop at one moment. A count that nobody answers for is an empty map.
 *
 * @param reasons why people were not approached, the most frequent first; only those that occurred
 */
record Dashboard(
        Map<Stage, Long> customers,
        Map<EpisodeState, Long> episodes,
        Map<Outcome, Long> decisions,
        Map<Refusal, Long> reasons,
        Map<Channel, Map<DeliveryOutcome, Long>> messages,
        Map<CouponStatus, Long> coupons,
        List<ServiceHealth> services) {

    static Dashboard of(
            OwnSnapshot ours,
            ServiceSnapshot customers,
            ServiceSnapshot offers,
            ServiceSnapshot notifications,
            Map<Service, Long> unread) {
        var figures = ours.figures();
        return new Dashboard(
                OrderedCounts.named(Stage.class, customers.figures().customers()),
                OrderedCounts.all(EpisodeState.class, figures == null ? null : figures.episodes()),
                OrderedCounts.all(Outcome.class, figures == null ? null : figures.decisions()),
                OrderedCounts.occurred(Refusal.class, figures == null ? null : figures.notApproached()),
                DeliveryOutcome.byChannel(notifications.figures().messages()),
                OrderedCounts.named(CouponStatus.class, offers.figures().coupons()),
                Stream.of(customers.state(), ours.state(), offers.state(), notifications.state())
                        .map(state -> state.withUnread(unread))
                        .toList());
    }

    public List<FunnelStep> steps() {
        return FunnelStep.of(this);
    }
}
