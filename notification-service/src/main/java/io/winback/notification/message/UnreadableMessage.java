package io.winback.notification.message;

import io.winback.events.Channel;
import java.util.UUID;

/** A claimed message whose stored request cannot be read, such as one that a later version wrote. */
public record UnreadableMessage(
        UUID id, UUID claimId, String customerId, UUID decisionId, int step, Channel channel, String words)
        implements Utterance {}
