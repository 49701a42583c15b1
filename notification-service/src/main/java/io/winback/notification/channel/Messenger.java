package io.winback.notification.channel;

import io.winback.events.Channel;
import java.util.concurrent.CompletionStage;

/** Hands messages of one channel to its provider. */
public interface Messenger {

    Channel channel();

    /** How many messages may be on their way at once. */
    int window();

    /**
     * Hands one over. It may be called again with the same message after a failure or a crash: the message id tells the
     * provider. What is thrown, or completes exceptionally, counts as {@link Delivery.Later}.
     */
    CompletionStage<Delivery> send(Outgoing message);
}
