package io.winback.campaign.audience;

import io.winback.campaign.occasion.DateOccasion;
import io.winback.campaign.occasion.DayReached;
import io.winback.campaign.occasion.Occasion;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.campaign.occasion.ScheduledTurn;
import io.winback.campaign.occasion.TurnOccasion;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A customer as the latest profile shows it.
 *
 * @param facts null until the first profile arrives that this release handles; an earlier one stored the channels only
 */
public record KnownCustomer(ReachProfile reach, ProfileFacts facts) {

    static KnownCustomer of(CustomerProfile profile) {
        return new KnownCustomer(ReachProfile.of(profile), ProfileFacts.of(profile));
    }

    public String customerId() {
        return reach.customerId();
    }

    /**
     * The customer as events of customer-service have it. The confidence of the churn reason is not known.
     *
     * @throws NullPointerException without facts
     */
    public CustomerSnapshot snapshot() {
        return new CustomerSnapshot(
                customerId(),
                facts.stage(),
                facts.tier(),
                facts.churnReason(),
                null,
                reach.locale(),
                facts.timeZone(),
                facts.attributes(),
                facts.value(),
                facts.openComplaint(),
                reach.asSnapshot());
    }

    /**
     * A birthday or an anniversary of this customer.
     *
     * @param usualZone of a customer whose time zone is not known
     * @throws NullPointerException without facts, and on an anniversary without orders
     */
    public Occasion reaching(OccasionKind kind, LocalDate day, ZoneId usualZone) {
        var begin = day.atStartOfDay(zone(usualZone)).toInstant();
        var years = kind == OccasionKind.ANNIVERSARY
                ? day.getYear() - facts.firstOrderDay(usualZone).getYear()
                : null;
        return new DateOccasion(kind, new DayReached(day, begin, years, snapshot()));
    }

    /** The turn of this customer in a run. @throws NullPointerException without facts */
    public Occasion turnOf(String campaignId, Instant plannedAt) {
        return new TurnOccasion(new ScheduledTurn(campaignId, plannedAt, snapshot()));
    }

    /** @param usualZone of a customer whose time zone is not known */
    public ZoneId zone(ZoneId usualZone) {
        return CustomerZone.of(facts.timeZone()).orElse(usualZone);
    }

    public boolean isDeceased() {
        return facts != null && facts.deceased();
    }

    /**
     * Whether a profile of this version brings something new. The facts can be older than the channels: a replica of an earlier
     * release stores the channels only.
     */
    boolean isBefore(long version) {
        return reach.version() < version || reach.version() == version && (facts == null || facts.version() < version);
    }

    /** This customer with the statements on consents of an earlier profile. The order in which they arrive does not matter. */
    KnownCustomer withStatementsOf(KnownCustomer earlier) {
        return new KnownCustomer(reach.withStatementsOf(earlier.reach), facts);
    }
}
