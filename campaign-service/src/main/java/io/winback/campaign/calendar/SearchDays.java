package io.winback.campaign.calendar;

import io.winback.campaign.CampaignConfiguration;
import io.winback.campaign.audience.CustomerDays;
import io.winback.campaign.decision.RunningTriggers;
import io.winback.campaign.occasion.OccasionKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/** Searches all birthdays and anniversaries that count now, in slices. Several replicas can do so at the same time. */
@ApplicationScoped
class SearchDays {

    private static final Logger LOG = Logger.getLogger(SearchDays.class);
    private static final int SLICE = 500;

    private final RunningTriggers runningTriggers;
    private final CustomerDays customerDays;
    private final FindDays findDays;
    private final CampaignConfiguration configuration;

    SearchDays(
            RunningTriggers runningTriggers,
            CustomerDays customerDays,
            FindDays findDays,
            CampaignConfiguration configuration) {
        this.runningTriggers = runningTriggers;
        this.customerDays = customerDays;
        this.findDays = findDays;
        this.configuration = configuration;
    }

    void search(Instant now) {
        var days = new DaysToFind(now, configuration.daysLate(), ZoneId.of(configuration.timeZone()));
        Stream.of(OccasionKind.values())
                .filter(OccasionKind::isDate)
                .filter(kind -> requiringNew().call(() -> runningTriggers.include(kind)))
                .forEach(kind -> days.all().forEach(day -> search(kind, day, days)));
    }

    private void search(OccasionKind kind, LocalDate day, DaysToFind days) {
        var zones = requiringNew().call(() -> customerDays.zones(CustomerDays.Kind.valueOf(kind.name()), day)).stream()
                .filter(zone -> days.count(day, zone))
                .toList();
        if (zones.isEmpty()) {
            return;
        }
        int found = find(kind, day, zones);
        if (found > 0) {
            LOG.infof("%d customers have %s on %s", found, kind, day);
        }
    }

    private int find(OccasionKind kind, LocalDate day, List<String> zones) {
        int found = 0;
        int slice;
        do {
            slice = findDays.find(kind, day, zones, SLICE);
            found += slice;
        } while (slice == SLICE);
        return found;
    }
}
