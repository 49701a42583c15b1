package io.winback.notification.message;

import io.winback.events.Channel;
import java.util.UUID;

/** Identifies a message: its recipient, its decision and step, and its channel. */
public interface MessageRef {

    UUID id();

    String customerId();

    UUID decisionId();

    int step();

    /** Null if the message never had a channel. */
    Channel channel();
}
