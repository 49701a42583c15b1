package io.winback.campaign.decision.gates;

import io.winback.campaign.audience.ReachProfile;
import io.winback.campaign.decision.Bucketing;
import io.winback.campaign.decision.Gate.Question;
import io.winback.campaign.decision.VariantAllocation;
import io.winback.campaign.definition.CampaignDefinition.Step;
import io.winback.campaign.definition.StepChannel;
import io.winback.campaign.reference.KnownTemplate;
import io.winback.events.Channel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The first message that a customer would get from a campaign. A customer whom it cannot reach gets no other message. */
public final class FirstMessage {

    private final VariantAllocation variants;

    FirstMessage(Bucketing bucketing) {
        this.variants = new VariantAllocation(bucketing);
    }

    /** The step of the message; empty if the campaign cannot approach any customer. */
    Optional<Step> step(Question question) {
        var campaign = question.campaign();
        return campaign.fault().isPresent()
                ? Optional.empty()
                : Optional.of(campaign.definition()
                        .variant(variants.variantFor(campaign, question.context()))
                        .steps()
                        .get(0));
    }

    /** The channels on which notification-service would try to send it, in this order. */
    public static Set<Channel> channels(Step step, ReachProfile customer) {
        return step.channels().stream()
                .map(channel -> channel.equals(StepChannel.PREFERRED)
                        ? customer.preferredOrFirst()
                        : Channel.valueOf(channel.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of its channels that the customer allows and has an address for. */
    public static List<Channel> reaching(Step step, ReachProfile customer) {
        return channels(step, customer).stream()
                .filter(channel -> customer.allows(channel) && customer.hasAddress(channel))
                .toList();
    }

    /**
     * The channel that it would take; empty if no channel can.
     *
     * @param template null if it is not published yet: then it counts as one with all texts
     */
    public static Optional<Channel> channel(Step step, ReachProfile customer, KnownTemplate template) {
        return reaching(step, customer).stream()
                .filter(channel -> template == null || template.covers(channel, customer.locale()))
                .findFirst();
    }
}
