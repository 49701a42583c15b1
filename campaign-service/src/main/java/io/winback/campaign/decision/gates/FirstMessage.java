package io.winback.campaign.decision.gates;

import io.winback.campaign.audience.ReachProfile;
import io.winback.campaign.decision.Bucketing;
import io.winback.campaign.decision.Gate.Question;
import io.winback.campaign.decision.VariantAllocation;
import io.winback.campaign.definition.CampaignDefinition.Step;
import io.winback.campaign.definition.StepChannel;
import io.winback.events.Channel;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The first message that a customer would get from a campaign. A customer whom it cannot reach gets no other message. */
final class FirstMessage {

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

    /** The channels on which notification-service would try to send it. */
    static Set<Channel> channels(Step step, ReachProfile customer) {
        return step.channels().stream()
                .map(channel -> channel.equals(StepChannel.PREFERRED)
                        ? customer.preferredOrFirst()
                        : Channel.valueOf(channel.name()))
                .collect(Collectors.toSet());
    }
}
