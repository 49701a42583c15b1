package io.winback.customer.profile;

import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;

/**
 * Where somebody stands, as far as others need to hear when it changes.
 *
 * @param reason null unless they left
 * @param tier null before the first scoring
 */
public record LifecycleKey(Stage stage, ChurnReason reason, Tier tier) {}
