package io.winback.customer.churn;

import io.winback.customer.profile.Customer;
import java.util.ArrayList;
import java.util.List;

/** The open episode of a customer, as the customer has it. */
final class OpenEpisodes {

    private OpenEpisodes() {}

    /** The stored episodes. An open episode without a row is added. */
    static List<StoredEpisode> withOpen(Customer customer, List<StoredEpisode> stored) {
        var episodes = new ArrayList<>(stored);
        customer.openEpisode().ifPresent(open -> {
            if (episodes.stream().noneMatch(one -> one.episodeId().equals(open.episodeId()))) {
                episodes.add(new StoredEpisode(
                        open.episodeId(),
                        customer.id(),
                        open.churnedAt(),
                        customer.reason(),
                        List.of(Loss.lapse(open.churnedAt(), customer.returnsAfter())),
                        null,
                        null,
                        false));
            }
            episodes.sort(StoredEpisode.BY_TIME);
        });
        return episodes;
    }

    /** With the reason of the customer if it is the open episode. After the revocation of a death, the row has another one. */
    static StoredEpisode withReason(Customer customer, StoredEpisode episode) {
        return customer.openEpisode()
                        .filter(open -> open.episodeId().equals(episode.episodeId()))
                        .isPresent()
                ? episode.withReason(customer.reason())
                : episode;
    }
}
