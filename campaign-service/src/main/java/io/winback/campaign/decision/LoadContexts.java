package io.winback.campaign.decision;

import io.winback.campaign.CampaignConfiguration;
import io.winback.campaign.audience.KnownCustomers;
import io.winback.campaign.occasion.Occasion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Loads what gates need to know of the customers of a batch of occasions, in one query. */
@ApplicationScoped
class LoadContexts {

    private final KnownCustomers knownCustomers;
    private final CampaignConfiguration configuration;

    LoadContexts(KnownCustomers knownCustomers, CampaignConfiguration configuration) {
        this.knownCustomers = knownCustomers;
        this.configuration = configuration;
    }

    List<OccasionContext> load(List<Occasion> occasions, Instant now) {
        if (occasions.isEmpty()) {
            return List.of();
        }
        var known =
                knownCustomers.of(occasions.stream().map(Occasion::customerId).toList());
        var usualZone = ZoneId.of(configuration.timeZone());
        return occasions.stream()
                .map(occasion -> OccasionContext.of(occasion, known.get(occasion.customerId()), usualZone, now))
                .toList();
    }
}
