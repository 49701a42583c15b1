package io.winback.notification.recipient;

import io.winback.events.Channel;

/** The address of a customer on a channel. */
record ChannelAddress(String customerId, Channel channel, String address) {}
