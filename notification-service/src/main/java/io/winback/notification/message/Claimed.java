package io.winback.notification.message;

import io.winback.events.Channel;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.recipient.Recipient;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that one of our workers has taken up: nobody else sends it until its lease is over.
 *
 * @param attempts with this one
 * @param resumed whether an earlier lease ran out, so that a provider may have it already
 */
record Claimed(
        UUID messageId,
        int tryNumber,
        Channel channel,
        OutreachRequested request,
        Instant notAfter,
        int attempts,
        boolean resumed,
        Recipient recipient) {}
