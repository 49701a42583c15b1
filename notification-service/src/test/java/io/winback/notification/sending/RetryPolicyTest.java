package io.winback.notification.sending;

import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Accepted;
import io.winback.notification.channel.ProviderResponse.Deferred;
import io.winback.notification.channel.ProviderResponse.NotHandedOver;
import io.winback.notification.channel.ProviderResponse.Refused;
import io.winback.notification.channel.ProviderResponse.Unavailable;
import io.winback.notification.channel.ProviderResponse.Unknown;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.message.MessageState;
import io.winback.notification.message.Settlement;
import io.winback.notification.message.Settlement.AttemptKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

    private final RetryPolicy policy = new RetryPolicy(
            SampleMessages.configuration(Map.of("winback.notification.attempts", "3")), new SplittableRandom(1));

    @Test
    void anAcceptedMessageIsSent() {
        var settlement = settle(SampleMessages.message(1, 0, 0), new Accepted(), false);

        assertThat(settlement.state()).isEqualTo(MessageState.SENT);
        assertThat(settlement.sentAt()).isEqualTo(NOW);
    }

    @Test
    void aRefusedMessageFailsAtOnceWithItsReason() {
        var settlement = settle(SampleMessages.message(1, 0, 0), new Refused(Refusal.RENDER_ERROR, "550"), false);

        assertThat(settlement.state()).isEqualTo(MessageState.FAILED);
        assertThat(settlement.reason()).isEqualTo(Refusal.RENDER_ERROR);
    }

    @Test
    void aDeferredMessageIsRetriedAfterALongerWaitEachTime() {
        var first = waitOf(settle(SampleMessages.message(1, 0, 0), new Deferred("451", null), false));
        var second = waitOf(settle(SampleMessages.message(2, 0, 0), new Deferred("451", null), false));

        assertThat(first).isBetween(Duration.ofMillis(1_333), Duration.ofMillis(2_667));
        assertThat(second).isBetween(Duration.ofMillis(4_000), Duration.ofMillis(8_000));
    }

    @Test
    void theWaitThatAProviderRequestsIsKept() {
        var settlement =
                settle(SampleMessages.message(1, 0, 0), new Deferred("450 greylisted", Duration.ofMinutes(5)), false);

        assertThat(waitOf(settlement)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theLastDeferralFailsTheMessage() {
        var settlement = settle(SampleMessages.message(3, 0, 0), new Deferred("451", null), false);

        assertThat(settlement.state()).isEqualTo(MessageState.FAILED);
        assertThat(settlement.reason()).isEqualTo(Refusal.PROVIDER_UNAVAILABLE);
    }

    @Test
    void anOutageOfAnyLengthIsNotAnAttempt() {
        var settlement =
                settle(SampleMessages.message(3, 0, 1_000), new Unavailable("connection refused", null), false);

        assertThat(settlement.state()).isEqualTo(MessageState.DEFERRED);
        assertThat(settlement.attempt()).isEqualTo(AttemptKind.OUTAGE);
        assertThat(waitOf(settlement)).isLessThanOrEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void anUnknownOutcomeIsRetriedOnceIfTheProviderDoesNotDeduplicate() {
        var first = settle(SampleMessages.message(1, 0, 0), new Unknown("time-out"), false);
        var second = settle(SampleMessages.message(2, 1, 0), new Unknown("time-out"), false);

        assertThat(first.state()).isEqualTo(MessageState.DEFERRED);
        assertThat(first.attempt()).isEqualTo(AttemptKind.UNKNOWN);
        assertThat(waitOf(first)).isEqualTo(Duration.ofMinutes(10));
        assertThat(second.state()).isEqualTo(MessageState.SENT);
        assertThat(second.attempt()).isEqualTo(AttemptKind.UNKNOWN);
    }

    @Test
    void anUnknownOutcomeIsRetriedUpToAllAttemptsIfTheProviderDeduplicates() {
        var second = settle(SampleMessages.message(1, 1, 50), new Unknown("time-out"), true);
        var third = settle(SampleMessages.message(1, 2, 50), new Unknown("time-out"), true);

        assertThat(second.state()).isEqualTo(MessageState.DEFERRED);
        assertThat(second.attempt()).isEqualTo(AttemptKind.UNKNOWN);
        assertThat(third.state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void aMessageThatMayHaveBeenSentNeverEndsAsUnsent() {
        var message = SampleMessages.message(3, 1, 0);

        assertThat(List.of(
                        policy.settle(new SendResult.Stopped(message, Refusal.NO_CONSENT, null), NOW),
                        policy.settle(new SendResult.AttemptsUsedUp(message), NOW),
                        settle(message, new Deferred("451", null), false),
                        settle(message, new Refused(Refusal.RENDER_ERROR, "554 duplicate"), false)))
                .allMatch(settlement -> settlement.state() == MessageState.SENT && !settlement.endsChannel())
                .allMatch(settlement -> settlement.attempt() == AttemptKind.UNKNOWN);
    }

    @Test
    void anAddressThatDoesNotExistCannotHaveReceivedAnEarlierAttempt() {
        var settlement = settle(SampleMessages.message(2, 1, 0), new Refused(Refusal.HARD_BOUNCED, "550"), false);

        assertThat(settlement.state()).isEqualTo(MessageState.FAILED);
    }

    @Test
    void aShutdownWithoutAnAnswerDuplicatesNoMessage() {
        var settlement = policy.settle(new SendResult.EndedWithoutAnswer(SampleMessages.message(1, 0, 0), null), NOW);

        assertThat(settlement.state()).isEqualTo(MessageState.SENT);
        assertThat(settlement.attempt()).isEqualTo(AttemptKind.UNKNOWN);
    }

    @Test
    void aMessageThatWasNotHandedOverIsDueAtOnceWithoutAnAttempt() {
        var settlement = settle(SampleMessages.message(3, 0, 0), new NotHandedOver(), false);

        assertThat(settlement.dueAt()).isEqualTo(NOW);
        assertThat(settlement.attempt()).isEqualTo(AttemptKind.NONE);
    }

    @Test
    void aMessageWhoseAttemptsAreUsedUpFails() {
        var settlement = policy.settle(new SendResult.AttemptsUsedUp(SampleMessages.message(4, 0, 0)), NOW);

        assertThat(settlement.state()).isEqualTo(MessageState.FAILED);
    }

    private Settlement settle(ClaimedMessage message, ProviderResponse response, boolean deduplicates) {
        return policy.settle(new SendResult.Attempted(message, response, deduplicates, null), NOW);
    }

    private static Duration waitOf(Settlement settlement) {
        return Duration.between(NOW, settlement.dueAt());
    }
}
