package io.winback.events.notification;

import io.winback.events.Refusal;
import java.util.UUID;

/**
 * No channel can reach the customer for this step, or its journey ended before its message was sent. No message was sent, and none
 * will be.
 */
public record OutreachFailed(String customerId, UUID decisionId, int step, Refusal reason)
        implements NotificationEvent {}
