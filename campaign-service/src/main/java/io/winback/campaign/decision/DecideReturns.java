package io.winback.campaign.decision;

import io.winback.campaign.CampaignConfiguration;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/**
 * Decides the win-backs of customers who returned recently. A return that became known long afterwards, one of an episode that was
 * followed by another churn, and one without a snapshot, as customer-service published it in earlier releases, is no occasion.
 */
@ApplicationScoped
public class DecideReturns {

    private final DecideOccasions decideOccasions;
    private final CampaignConfiguration configuration;
    private final Clock clock;

    DecideReturns(DecideOccasions decideOccasions, CampaignConfiguration configuration, Clock clock) {
        this.decideOccasions = decideOccasions;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Transactional
    public void decide(List<CustomerReturned> returns) {
        var earliest = clock.instant().minus(configuration.recentReturn());
        var winBacks = returns.stream()
                .filter(returned -> returned.customer() != null
                        && returned.customer().stage() == Stage.WON_BACK
                        && !returned.returnedAt().isBefore(earliest))
                .toList();
        if (!winBacks.isEmpty()) {
            decideOccasions.decide(winBacks);
        }
    }
}
