package io.winback.campaign.simulation;

import io.winback.campaign.CampaignConfiguration;
import io.winback.campaign.audience.KnownCustomer;
import io.winback.campaign.audience.KnownCustomers;
import io.winback.campaign.decision.CampaignEvaluation;
import io.winback.campaign.decision.CandidateCampaign;
import io.winback.campaign.decision.SimulateDecisions;
import io.winback.campaign.decision.SimulateDecisions.Considered;
import io.winback.campaign.reference.KnownOffer;
import io.winback.campaign.reference.KnownOffers;
import io.winback.campaign.reference.KnownTemplates;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** Finds which campaigns fit a customer now, and why the others do not. It changes nothing. */
@ApplicationScoped
class QualifyCustomer {

    private final KnownCustomers knownCustomers;
    private final SimulateDecisions simulateDecisions;
    private final KnownOffers offers;
    private final KnownTemplates templates;
    private final CampaignConfiguration configuration;
    private final Clock clock;

    QualifyCustomer(
            KnownCustomers knownCustomers,
            SimulateDecisions simulateDecisions,
            KnownOffers offers,
            KnownTemplates templates,
            CampaignConfiguration configuration,
            Clock clock) {
        this.knownCustomers = knownCustomers;
        this.simulateDecisions = simulateDecisions;
        this.offers = offers;
        this.templates = templates;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** @throws NotFound if no profile of the customer has arrived */
    @Transactional
    Qualification qualify(String customerId) {
        var now = clock.instant();
        var customer = Optional.ofNullable(
                        knownCustomers.of(List.of(customerId)).get(customerId))
                .filter(known -> known.facts() != null)
                .orElseThrow(() -> new NotFound("no profile of customer %s is known".formatted(customerId)));
        var occasions = occasions(simulateDecisions.open(now), now);
        var evaluations = evaluations(occasions, customer, now);
        var describeFit = new DescribeFit(customer, offers(occasions), templates.all(), now);
        return new Qualification(
                customerId,
                now,
                occasions.keySet().stream()
                        .map(campaign -> describeFit.describe(
                                campaign, occasions.get(campaign), evaluations.get(campaign.campaignId())))
                        .toList());
    }

    private Map<CandidateCampaign, CampaignOccasions> occasions(List<CandidateCampaign> campaigns, Instant now) {
        var occasions = new LinkedHashMap<CandidateCampaign, CampaignOccasions>();
        var usualZone = ZoneId.of(configuration.timeZone());
        campaigns.forEach(campaign -> occasions.put(campaign, CampaignOccasions.of(campaign, usualZone, now)));
        return occasions;
    }

    /** Campaigns with the same trigger consider the same occasion, so that the first one takes the customer. By campaign. */
    private Map<String, CampaignEvaluation> evaluations(
            Map<CandidateCampaign, CampaignOccasions> occasions, KnownCustomer customer, Instant now) {
        var different = occasions.values().stream()
                .map(some -> new Considered(customer, some.occasion(customer)))
                .collect(toMap(
                        considered -> considered.occasion().id(), identity(), (one, same) -> one, LinkedHashMap::new));
        return simulateDecisions
                .evaluate(List.copyOf(occasions.keySet()), List.copyOf(different.values()), now)
                .stream()
                .collect(toMap(CampaignEvaluation::campaignId, identity()));
    }

    private Map<String, KnownOffer> offers(Map<CandidateCampaign, CampaignOccasions> occasions) {
        return offers.named(occasions.keySet().stream()
                .flatMap(campaign -> campaign.definition().offers().stream())
                .distinct()
                .toList());
    }
}
