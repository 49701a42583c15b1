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
record Loop(
        Map<Stage, Long> customers,
        Map<EpisodeState, Long> episodes,
        Map<Outcome, Long> decisions,
        Map<Refusal, Long> reasons,
        Map<Channel, Map<Delivery, Long>> messages,
        Map<CouponState, Long> coupons,
        List<ServiceState> services) {

    static Loop of(OurAnswer ours, Answer customers, Answer offers, Answer notifications, Map<Service, Long> unread) {
        var figures = ours.figures();
        return new Loop(
                Counts.named(Stage.class, customers.figures().customers()),
                Counts.all(EpisodeState.class, figures == null ? null : figures.episodes()),
                Counts.all(Outcome.class, figures == null ? null : figures.decisions()),
                Counts.occurred(Refusal.class, figures == null ? null : figures.notApproached()),
                Delivery.byChannel(notifications.figures().messages()),
                Counts.named(CouponState.class, offers.figures().coupons()),
                Stream.of(customers.state(), ours.state(), offers.state(), notifications.state())
                        .map(state -> state.withUnread(unread))
                        .toList());
    }

    public List<Step> steps() {
        return Step.of(this);
    }
}
