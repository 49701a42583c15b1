package io.winback.notification.recipient;

import io.winback.events.Channel;
import java.time.Instant;

/** What a person said about a channel, when and where. */
record ConsentChange(String customerId, Channel channel, boolean granted, Instant changedAt, String source) {}
