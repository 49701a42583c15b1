package io.winback.notification.message;

import io.winback.events.Channel;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.recipient.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that one worker has claimed. No other worker sends it until the lease ends.
 *
 * @param claimId identifies this claim; a settlement of an older claim has no effect
 * @param request with the current deadline of the message
 * @param attempts including this one
 * @param unknownOutcomes earlier attempts that ended without an answer, or whose process was killed
 * @param outages earlier attempts for which the provider could not be reached
 * @param resumed whether an earlier claim expired, so that the provider may already have the message
 * @param recipient as stored when the message was claimed; null if the recipient was erased
 */
public record ClaimedMessage(
        UUID id,
        UUID claimId,
        int tryNumber,
        Channel channel,
        OutreachRequested request,
        int attempts,
        int unknownOutcomes,
        int outages,
        boolean resumed,
        Recipient recipient)
        implements MessageRef {

    /**
     * How long a worker may begin to write a message after the database has last confirmed that it is neither recalled nor
     * held. A recall waits for longer.
     */
    public static final Duration CONFIRMATION_HOLDS = Duration.ofSeconds(4);

    @Override
    public String customerId() {
        return request.customerId();
    }

    @Override
    public UUID decisionId() {
        return request.decisionId();
    }

    @Override
    public int step() {
        return request.step();
    }

    /** Whether an earlier attempt without an answer may have reached the recipient. */
    public boolean mayHaveBeenSent() {
        return unknownOutcomes > 0;
    }

    public Instant notAfter() {
        return request.notAfter();
    }

    /** @param known null if the recipient is not stored */
    public ClaimedMessage withRecipient(Recipient known) {
        return new ClaimedMessage(
                id, claimId, tryNumber, channel, request, attempts, unknownOutcomes, outages, resumed, known);
    }
}
