package io.winback.campaign.episode;

import io.winback.chassis.http.QueryFilter;
import java.util.UUID;

/**
 * The episodes that a caller asks for. A part that is null does not restrict them.
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
