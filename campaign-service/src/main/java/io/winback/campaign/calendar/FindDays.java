package io.winback.campaign.calendar;

import io.winback.campaign.CampaignConfiguration;
import io.winback.campaign.audience.CustomerDays;
import io.winback.campaign.decision.DecideOccasions;
import io.winback.campaign.decision.RunningTriggers;
import io.winback.campaign.occasion.OccasionKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Finds customers whose birthday or anniversary has come, and decides these occasions. The mark of a customer and the decision are
 * one transaction.
 */
@ApplicationScoped
class FindDays {

    private final RunningTriggers runningTriggers;
    private final CustomerDays customerDays;
    private final DecideOccasions decideOccasions;
    private final CampaignConfiguration configuration;

    FindDays(
            RunningTriggers runningTriggers,
            CustomerDays customerDays,
            DecideOccasions decideOccasions,
            CampaignConfiguration configuration) {
        this.runningTriggers = runningTriggers;
        this.customerDays = customerDays;
        this.decideOccasions = decideOccasions;
        this.configuration = configuration;
    }

    /**
     * Finds the customers of one day in some time zones. Without a running campaign that has the trigger it finds none, and marks none.
     *
     * @param zones as they were stated
     * @return the number of customers, at most the limit
     */
    @Transactional
    int find(OccasionKind kind, LocalDate day, List<String> zones, int limit) {
        if (!runningTriggers.include(kind)) {
            return 0;
        }
        var customers = customerDays.take(CustomerDays.Kind.valueOf(kind.name()), day, zones, limit);
        var usualZone = ZoneId.of(configuration.timeZone());
        decideOccasions.decideFound(customers.stream()
                .map(customer -> customer.reaching(kind, day, usualZone))
                .toList());
        return customers.size();
    }
}
