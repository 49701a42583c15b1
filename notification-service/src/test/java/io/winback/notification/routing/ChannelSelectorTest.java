package io.winback.notification.routing;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.template.MessageTemplate;
import io.winback.notification.template.SampleTemplates;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.winback.events.Channel.CHAT;
import static io.winback.events.Channel.EMAIL;
import static io.winback.events.Channel.SMS;
import static io.winback.notification.routing.SampleCandidates.NOW;
import static io.winback.notification.routing.SampleCandidates.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

class ChannelSelectorTest {

    private final ChannelSelector selector = new ChannelSelector(new SendingGates("ja"));

    @Test
    void theFirstChannelThatPassesAllGatesIsChosen() {
        var candidate = aCandidate().withoutAddress(SMS);

        assertThat(select(candidate, Set.of(), SMS, CHAT, EMAIL)).isEqualTo(new ChannelDecision.Chosen(CHAT));
    }

    @Test
    void aChannelThatWasTriedBeforeIsNotChosenAgain() {
        assertThat(select(aCandidate(), Set.of(SMS), SMS, EMAIL)).isEqualTo(new ChannelDecision.Chosen(EMAIL));
    }

    @Test
    void ifNoChannelPassesTheFirstOneGivesTheReason() {
        var candidate = aCandidate().allowing(EMAIL).withoutAddress(EMAIL);

        assertThat(select(candidate, Set.of(), SMS, EMAIL))
                .isEqualTo(new ChannelDecision.None(SMS, Refusal.NO_CONSENT));
    }

    @Test
    void ifAllChannelsWereTriedTheProvidersAreUnavailable() {
        assertThat(select(aCandidate(), Set.of(SMS, EMAIL), SMS, EMAIL))
                .isEqualTo(new ChannelDecision.None(null, Refusal.PROVIDER_UNAVAILABLE));
    }

    private ChannelDecision select(SampleCandidates candidate, Set<Channel> excluded, Channel... channels) {
        var request = new OutreachRequested(
                "c-1",
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                "winter",
                "Winter",
                "hello",
                Arrays.stream(channels).map(Channel::name).toList(),
                null,
                null,
                null,
                null);
        var template = SampleTemplates.of(
                new MessageTemplate("ja", EMAIL, "件名", null, "お元気ですか"),
                new MessageTemplate("ja", SMS, null, null, "お元気ですか"),
                new MessageTemplate("ja", CHAT, null, null, "お元気ですか"));
        return selector.select(request, candidate.recipient(), template, excluded, NOW);
    }
}
