package io.winback.notification.recipient;

import io.winback.events.Channel;

/** A channel of a customer, for which one consent is stored. */
record ConsentKey(String customerId, Channel channel) {}
