package io.winback.campaign.simulation;

import io.winback.campaign.decision.SimulatedDecision;
import io.winback.campaign.decision.gates.FirstMessage;
import io.winback.campaign.definition.CampaignDefinition;
import io.winback.campaign.definition.CampaignDefinition.Step;
import io.winback.campaign.reference.KnownOffer;
import io.winback.campaign.reference.KnownTemplate;
import io.winback.campaign.simulation.Simulation.ChannelReach;
import io.winback.campaign.simulation.Simulation.FunnelStep;
import io.winback.campaign.simulation.Simulation.OfferCoupons;
import io.winback.campaign.simulation.Simulation.VariantReach;
import io.winback.events.Channel;
import io.winback.events.Money;
import io.winback.events.Refusal;
import io.winback.events.campaign.Outcome;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Counts what a campaign would decide. Its size does not depend on the number of customers. For one thread. */
final class SimulationTally {

    private static final BigDecimal MOST_MONEY = new BigDecimal("1e24");

    private final CampaignDefinition definition;
    private final Map<String, KnownTemplate> templates;
    private final GateTally gates;
    private final Map<Channel, Long> channels = new EnumMap<>(Channel.class);
    private final Map<String, Long> variants = new TreeMap<>();
    private final Map<String, Long> coupons = new TreeMap<>();
    private long customers;
    private long considered;
    private long approached;

    /**
     * @param templates all known templates, by id
     * @param order the gates in the order in which they are asked
     */
    SimulationTally(CampaignDefinition definition, Map<String, KnownTemplate> templates, List<Refusal> order) {
        this.definition = definition;
        this.templates = templates;
        this.gates = new GateTally(order);
    }

    /** @param sliceSize the customers of the slice, of whom some are not considered */
    void add(int sliceSize, List<SimulatedDecision> decisions) {
        customers += sliceSize;
        considered += decisions.size();
        decisions.forEach(this::add);
    }

    private void add(SimulatedDecision decision) {
        gates.add(decision.evaluation());
        if (decision.evaluation().outcome() == Outcome.ENROLLED) {
            approached++;
            variants.merge(decision.variant(), 1L, Long::sum);
            var first = definition.variant(decision.variant()).steps().get(0);
            countFirst(first, decision);
        }
    }

    private void countFirst(Step first, SimulatedDecision decision) {
        if (first.offer() != null) {
            coupons.merge(first.offer(), 1L, Long::sum);
        }
        FirstMessage.channel(first, decision.reach(), templates.get(first.template()))
                .ifPresent(channel -> channels.merge(channel, 1L, Long::sum));
    }

    void add(SimulationTally other) {
        gates.add(other.gates);
        other.channels.forEach((channel, number) -> channels.merge(channel, number, Long::sum));
        other.variants.forEach((variant, number) -> variants.merge(variant, number, Long::sum));
        other.coupons.forEach((offer, number) -> coupons.merge(offer, number, Long::sum));
        customers += other.customers;
        considered += other.considered;
        approached += other.approached;
    }

    /** @param text makes the words of a reason */
    List<FunnelStep> funnel(UnaryOperator<String> text) {
        return gates.funnel(considered, text);
    }

    long customers() {
        return customers;
    }

    long considered() {
        return considered;
    }

    long heldOut() {
        return gates.refusedBy(Refusal.HOLDOUT);
    }

    long approached() {
        return approached;
    }

    List<ChannelReach> channels() {
        return channels.entrySet().stream()
                .map(entry -> new ChannelReach(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<VariantReach> variants() {
        return variants.entrySet().stream()
                .map(entry -> new VariantReach(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @param offers the known ones, by id */
    List<OfferCoupons> coupons(Map<String, KnownOffer> offers) {
        return coupons.entrySet().stream()
                .map(entry -> new OfferCoupons(
                        entry.getKey(), entry.getValue(), liability(entry.getValue(), offers.get(entry.getKey()))))
                .toList();
    }

    /** Null if it is not known, or more than an amount can be. */
    private static Money liability(long coupons, KnownOffer offer) {
        if (offer == null || offer.mostDiscount() == null) {
            return null;
        }
        var all = offer.mostDiscount().amount().multiply(BigDecimal.valueOf(coupons));
        return all.compareTo(MOST_MONEY) < 0
                ? new Money(all, offer.mostDiscount().currency())
                : null;
    }
}
