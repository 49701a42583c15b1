package io.winback.notification.message;

import io.winback.events.Channel;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.recipient.Recipient;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that one worker has claimed: no other worker sends it until the lease is over.
 *
 * @param claimId identifies this claim; settlements of an older claim have no effect
 * @param request with the current deadline of the message
 * @param attempts including this one
 * @param unknownOutcomes earlier attempts that ended without an answer, or with their process
 * @param outages earlier attempts for which the provider could not be reached
 * @param resumed whether an earlier claim ran out, so that the provider may have the message already
 * @param recipient as known when the message was claimed; null if the recipient was erased
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
        implements Utterance {

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

    /** Whether the provider may have it already, although it has not said so. */
    public boolean mayHaveGone() {
        return unknownOutcomes > 0;
    }

    public Instant notAfter() {
        return request.notAfter();
    }

    /** The same message, with what is known of its recipient; null if there is no such recipient. */
    public ClaimedMessage to(Recipient known) {
        return new ClaimedMessage(
                id, claimId, tryNumber, channel, request, attempts, unknownOutcomes, outages, resumed, known);
    }
}
