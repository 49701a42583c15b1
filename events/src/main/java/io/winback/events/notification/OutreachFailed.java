package io.winback.events.notification;

import io.winback.events.Refusal;
import java.util.UUID;

/** No channel could carry this step to the person: nothing was sent, and nothing will be. */
public record OutreachFailed(String customerId, UUID decisionId, int step, Refusal reason)
        implements NotificationEvent {}
