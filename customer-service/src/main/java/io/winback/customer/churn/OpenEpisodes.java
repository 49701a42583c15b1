package io.winback.customer.churn;

import io.winback.customer.profile.Customer;
import java.util.ArrayList;
import java.util.List;

/** The open episode of a customer, as the customer has it. */
final class OpenEpisodes {

    private OpenEpisodes() {}

    /** The stored episodes, with the reason of the customer for the open one. An open episode without a row is added. */
    static List<StoredEpisode> withState(Customer customer, List<StoredEpisode> stored) {
        var episodes = new ArrayList<>(stored);
        customer.openEpisode().ifPresent(open -> {
            if (episodes.stream().noneMatch(one -> one.episodeId().equals(open.episodeId()))) {
                episodes.add(new StoredEpisode(
                        open.episodeId(),
                        customer.id(),
                        open.churnedAt(),
                        customer.reason(),
                        open.churnedAt(),
                        customer.returnsAfter(),
                        null,
                        null,
                        false));
            }
            episodes.replaceAll(
                    one -> one.episodeId().equals(open.episodeId()) ? one.withReason(customer.reason()) : one);
            episodes.sort(StoredEpisode.BY_TIME);
        });
        return episodes;
    }
}
