package io.winback.campaign.simulation;

import io.winback.campaign.audience.KnownCustomer;
import io.winback.campaign.decision.CandidateCampaign;
import io.winback.campaign.occasion.Occasion;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.campaign.occasion.SimulatedOccasion;
import io.winback.events.customer.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The occasions on which a campaign would consider the customers of the projection, as if they came now. A turn and a day of the year
 * have the id of the real one, so that the same customers are held out.
 */
final class CampaignOccasions {

    private final String campaignId;
    private final OccasionKind kind;
    private final Instant plannedAt;
    private final ZoneId usualZone;
    private final Instant now;

    private CampaignOccasions(String campaignId, OccasionKind kind, Instant plannedAt, ZoneId usualZone, Instant now) {
        this.campaignId = campaignId;
        this.kind = kind;
        this.plannedAt = plannedAt;
        this.usualZone = usualZone;
        this.now = now;
    }

    /** @param usualZone of a customer whose time zone is not known */
    static CampaignOccasions of(CandidateCampaign campaign, ZoneId usualZone, Instant now) {
        var kind = campaign.definition().kind().orElse(OccasionKind.CUSTOMER_CHURNED);
        var plannedAt = kind == OccasionKind.SCHEDULE
                ? campaign.definition().trigger().schedule().next(now).orElse(now)
                : null;
        return new CampaignOccasions(campaign.campaignId(), kind, plannedAt, usualZone, now);
    }

    /** The planned time of the run that is simulated; empty if the campaign has no schedule. */
    Optional<Instant> plannedAt() {
        return Optional.ofNullable(plannedAt);
    }

    OccasionKind kind() {
        return kind;
    }

    /** Whether the occasion has the id of the real one, so that the holdout is the real one, too. */
    boolean isDrawnAlready(KnownCustomer customer) {
        return kind == OccasionKind.SCHEDULE || kind.isDate() && canCome(customer);
    }

    /** Whether the occasion can come to this customer now. */
    boolean canCome(KnownCustomer customer) {
        return switch (kind) {
            case BIRTHDAY -> customer.facts().birthday() != null;
            case ANNIVERSARY -> hasAnniversary(customer);
            default ->
                stage().filter(stage -> stage != customer.facts().stage()).isEmpty();
        };
    }

    /** The stage of the customers to whom the event comes; empty if it comes to all. */
    Optional<Stage> stage() {
        return switch (kind) {
            case CUSTOMER_CHURNED, THEME_RESOLVED -> Optional.of(Stage.CHURNED);
            case CUSTOMER_AT_RISK -> Optional.of(Stage.AT_RISK);
            case CUSTOMER_WON_BACK -> Optional.of(Stage.WON_BACK);
            default -> Optional.empty();
        };
    }

    /** The occasion, as if it came now. */
    Occasion occasion(KnownCustomer customer) {
        if (kind == OccasionKind.SCHEDULE) {
            return customer.turnOf(campaignId, plannedAt);
        }
        return kind.isDate() && canCome(customer)
                ? customer.reaching(kind, today(customer), usualZone)
                : new SimulatedOccasion(kind, now, customer.snapshot());
    }

    /** In the year of the first order there is none. */
    private boolean hasAnniversary(KnownCustomer customer) {
        var first = customer.facts().firstOrderDay(usualZone);
        return first != null && first.getYear() < today(customer).getYear();
    }

    private LocalDate today(KnownCustomer customer) {
        return LocalDate.ofInstant(now, customer.zone(usualZone));
    }
}
