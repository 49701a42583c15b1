package io.winback.customer.profile;

import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;

/**
 * The values whose change other services need to know.
 *
 * @param reason null unless the customer has churned
 * @param tier null before the first scoring
 */
public record LifecycleKey(Stage stage, ChurnReason reason, Tier tier) {}
