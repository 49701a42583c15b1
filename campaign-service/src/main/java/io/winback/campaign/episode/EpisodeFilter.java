package io.winback.campaign.episode;

import io.winback.chassis.http.QueryFilter;
import java.util.UUID;

/**
 * A filter for episodes. A null field does not filter.
 *
 * @param before only episodes with a smaller id
 */
record EpisodeFilter(String customerId, EpisodeState state, UUID before) {

    QueryFilter toQuery() {
        return new QueryFilter()
                .and("customerId = :customer", "customer", customerId)
                .and("state = :state", "state", state)
                .and("episodeId < :before", "before", before);
    }
}
