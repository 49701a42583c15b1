package io.winback.campaign.decision;

import io.winback.campaign.CampaignConfiguration;
import io.winback.campaign.audience.CustomerZone;
import io.winback.campaign.occasion.DateOccasion;
import io.winback.campaign.occasion.Occasion;
import io.winback.campaign.occasion.TurnOccasion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * How long an occasion can wait for a paused campaign: a birthday and an anniversary for some days, and a turn until its run must
 * end. An event can wait as long as the pause lasts.
 */
@Singleton
class WaitingLimit {

    private final int daysLate;
    private final ZoneId usualZone;

    @Inject
    WaitingLimit(CampaignConfiguration configuration) {
        this(configuration.daysLate(), ZoneId.of(configuration.timeZone()));
    }

    /** @param usualZone of a customer whose time zone is not known */
    WaitingLimit(int daysLate, ZoneId usualZone) {
        this.daysLate = daysLate;
        this.usualZone = usualZone;
    }

    /** @param campaigns that could approach the customer, with the campaign of a turn */
    boolean isOver(Occasion occasion, List<CandidateCampaign> campaigns, Instant now) {
        return occasion instanceof DateOccasion day
                ? isOver(day, now)
                : occasion instanceof TurnOccasion
                        && campaigns.stream()
                                .filter(campaign -> campaign.considers(occasion))
                                .map(campaign -> campaign.definition().trigger().schedule())
                                .anyMatch(
                                        schedule -> !now.isBefore(occasion.at().plus(schedule.notAfter())));
    }

    private boolean isOver(DateOccasion occasion, Instant now) {
        var zone = CustomerZone.of(occasion.customer().timeZone()).orElse(usualZone);
        return LocalDate.ofInstant(now, zone).isAfter(occasion.event().day().plusDays(daysLate));
    }
}
