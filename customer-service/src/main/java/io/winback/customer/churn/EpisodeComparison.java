package io.winback.customer.churn;

import io.winback.customer.profile.Customer;
import io.winback.customer.profile.NetPayments.Payment;
import java.util.List;
import java.util.stream.Stream;

/**
 * The episodes of a customer by the facts, beside the stored ones.
 *
 * @param found the earliest first
 */
record EpisodeComparison(Customer customer, List<FoundEpisode> found, MatchEpisodes.Matched matched) {

    static EpisodeComparison of(Customer customer, List<StoredEpisode> stored, EpisodeFacts facts) {
        var found = DivideEpisodes.divide(facts);
        return new EpisodeComparison(customer, found, MatchEpisodes.match(stored, found, facts.coupons()));
    }

    /** Null if the episode is new. */
    StoredEpisode storedOf(FoundEpisode episode) {
        return matched.known().get(episode);
    }

    /** The questions for the reasons of the found episodes. */
    Stream<ReasonQuestion> questions(EpisodeChange change) {
        var cancellations = cancellations();
        return found.stream()
                .map(episode ->
                        new ReasonQuestion(customer.id(), storedWithReason(episode), episode, cancellations, change));
    }

    private StoredEpisode storedWithReason(FoundEpisode episode) {
        var stored = storedOf(episode);
        return stored == null ? null : OpenEpisodes.withReason(customer, stored);
    }

    private List<Cancellation> cancellations() {
        return found.stream()
                .flatMap(episode -> episode.losses().stream())
                .filter(loss -> !loss.isLapse())
                .map(Loss::cancellation)
                .toList();
    }

    /** What was paid at the uses of coupons that end episodes without an order of the shop. */
    Stream<Payment> payments() {
        return found.stream()
                .filter(episode -> !episode.isOpen() && episode.end().order() == null)
                .map(episode -> payment(episode.end()));
    }

    Payment payment(ReturnFact end) {
        return new Payment(customer.id(), end.orderId(), end.use().payable());
    }

    /** The episode that a withdrawn one is a part of now: the one with its loss, else the last one. */
    FoundEpisode takenBy(StoredEpisode withdrawn) {
        return found.stream().filter(withdrawn::isLossOf).findFirst().orElse(found.get(found.size() - 1));
    }
}
