package io.winback.notification.routing;

import java.util.List;
import org.junit.jupiter.api.Test;

import static io.winback.events.Channel.CHAT;
import static io.winback.events.Channel.EMAIL;
import static io.winback.events.Channel.SMS;
import static io.winback.notification.routing.SampleCandidates.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

class ChannelOrderTest {

    @Test
    void theCampaignNamesTheOrder() {
        assertThat(ChannelOrder.of(List.of("SMS", "EMAIL"), aCandidate().recipient()))
                .containsExactly(SMS, EMAIL);
    }

    @Test
    void thePreferredChannelStandsWhereTheCampaignNamesIt() {
        var recipient = aCandidate().preferring(CHAT).recipient();

        assertThat(ChannelOrder.of(List.of("PREFERRED", "SMS"), recipient)).containsExactly(CHAT, SMS);
        assertThat(ChannelOrder.of(List.of("SMS", "PREFERRED"), recipient)).containsExactly(SMS, CHAT);
    }

    @Test
    void eachChannelIsTriedOnce() {
        var recipient = aCandidate().preferring(SMS).recipient();

        assertThat(ChannelOrder.of(List.of("PREFERRED", "SMS", "SMS", "EMAIL"), recipient))
                .containsExactly(SMS, EMAIL);
    }

    @Test
    void aCampaignWithoutChannelsUsesThePreferredOne() {
        var recipient = aCandidate().preferring(CHAT).recipient();

        assertThat(ChannelOrder.of(null, recipient)).containsExactly(CHAT);
        assertThat(ChannelOrder.of(List.of(), recipient)).containsExactly(CHAT);
    }

    @Test
    void withoutAPreferenceItIsTheFirstChannelThatIsAllowedAndHasAnAddress() {
        var recipient =
                aCandidate().allowing(EMAIL, SMS, CHAT).withoutAddress(EMAIL).recipient();

        assertThat(ChannelOrder.of(List.of("PREFERRED"), recipient)).containsExactly(SMS);
    }

    @Test
    void aRecipientWhoAllowsNoChannelIsTriedOnTheFirstSoThatItsGatesGiveTheReason() {
        assertThat(ChannelOrder.of(List.of("PREFERRED"), aCandidate().allowing().recipient()))
                .containsExactly(EMAIL);
    }

    @Test
    void anUnknownChannelIsIgnored() {
        assertThat(ChannelOrder.of(List.of("PIGEON", "EMAIL"), aCandidate().recipient()))
                .containsExactly(EMAIL);
    }
}
