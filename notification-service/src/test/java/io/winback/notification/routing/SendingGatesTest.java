package io.winback.notification.routing;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import org.junit.jupiter.api.Test;

import static io.winback.events.Channel.EMAIL;
import static io.winback.events.Channel.SMS;
import static io.winback.notification.routing.SampleCandidates.NOW;
import static io.winback.notification.routing.SampleCandidates.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

class SendingGatesTest {

    private final SendingGates gates = new SendingGates("ja");

    @Test
    void aRecipientWhoAllowsTheChannelAndHasAnAddressGetsTheMessage() {
        assertPasses(aCandidate());
    }

    @Test
    void anErasedRecipientGetsNoMessage() {
        assertRefused(aCandidate().erased(), Refusal.SUPPRESSED);
    }

    @Test
    void aDeceasedRecipientGetsNoMessage() {
        assertRefused(aCandidate().deceased(), Refusal.SUPPRESSED);
    }

    @Test
    void aRecipientWithAnOpenComplaintGetsNoMessage() {
        assertRefused(aCandidate().withOpenComplaint(), Refusal.OPEN_COMPLAINT);
    }

    @Test
    void aMessageIsNotSentAtItsDeadlineOrLater() {
        assertPasses(aCandidate().notAfter(NOW.plusMillis(1)));
        assertRefused(aCandidate().notAfter(NOW), Refusal.TOO_LATE);
        assertRefused(aCandidate().notAfter(NOW.minusMillis(1)), Refusal.TOO_LATE);
    }

    @Test
    void aSuppressedAddressGetsNoMessageAndTheAddressesOfOtherChannelsDo() {
        assertRefused(aCandidate().suppressedOn(EMAIL), Refusal.SUPPRESSED);
        assertPasses(aCandidate().suppressedOn(SMS));
    }

    @Test
    void aChannelWithoutConsentIsNotUsed() {
        assertRefused(aCandidate().allowing(SMS), Refusal.NO_CONSENT);
        assertPasses(aCandidate().allowing(EMAIL));
    }

    @Test
    void aChannelWithoutAddressIsNotUsed() {
        assertRefused(aCandidate().withoutAddress(EMAIL), Refusal.MISSING_ADDRESS);
        assertPasses(aCandidate().withoutAddress(SMS));
    }

    @Test
    void aTemplateThatDoesNotExistOrHasNoTextForTheChannelIsMissing() {
        assertRefused(aCandidate().withTemplate(null), Refusal.TEMPLATE_MISSING);
        assertThat(gates.refusal(aCandidate().on(SMS))).contains(Refusal.TEMPLATE_MISSING);
    }

    @Test
    void aTextInTheDefaultLocaleIsForRecipientsOfAllLocales() {
        assertPasses(aCandidate().reading("en-GB"));
        assertThat(new SendingGates("fr").refusal(aCandidate().reading("en-GB").on(EMAIL)))
                .contains(Refusal.TEMPLATE_MISSING);
    }

    @Test
    void theFirstGateThatStopsTheMessageGivesTheReason() {
        var candidate = aCandidate().allowing().withoutAddress(EMAIL).notAfter(NOW);

        assertRefused(candidate, Refusal.TOO_LATE);
        assertRefused(candidate.withOpenComplaint(), Refusal.OPEN_COMPLAINT);
    }

    private void assertPasses(SampleCandidates candidate) {
        assertThat(gates.refusal(candidate.on(Channel.EMAIL))).isEmpty();
    }

    private void assertRefused(SampleCandidates candidate, Refusal reason) {
        assertThat(gates.refusal(candidate.on(Channel.EMAIL))).contains(reason);
    }
}
