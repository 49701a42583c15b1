package io.winback.notification.message;

import io.winback.events.Channel;
import java.util.UUID;

/** One step of a journey as it is said, or not, to one person on one channel. */
public interface Utterance {

    UUID id();

    String customerId();

    UUID decisionId();

    int step();

    /** Null if it never had one. */
    Channel channel();
}
