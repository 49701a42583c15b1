package io.winback.notification.message;

import io.winback.events.Channel;
import java.util.UUID;

/** A claimed message whose stored request cannot be read, for example because a later version wrote it. */
public record UnreadableMessage(
        UUID id, UUID claimId, String customerId, UUID decisionId, int step, Channel channel, String problem)
        implements MessageRef {}
