package io.winback.notification.message;

import io.winback.events.Channel;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.recipient.Recipient;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that one of our workers has taken up: nobody else sends it until its lease is over.
 *
 * @param request with the latest word on when it is too late
 * @param attempts with this one
 * @param resumed whether an earlier lease ran out, so that a provider may have it already
 * @param recipient as known at the moment of taking it up
 */
record Claimed(
        UUID id,
        int tryNumber,
        Channel channel,
        OutreachRequested request,
        int attempts,
        boolean resumed,
        Recipient recipient)
        implements Utterance {

    static Claimed of(MessageQueue.Taken taken, Channel channel, Recipient recipient) {
        return new Claimed(
                taken.messageId(),
                taken.tryNumber(),
                channel,
                taken.request(),
                taken.attempts(),
                taken.resumed(),
                recipient);
    }

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

    Instant notAfter() {
        return request.notAfter();
    }
}
