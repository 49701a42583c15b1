package io.winback.notification.routing;

import io.winback.events.Channel;
import io.winback.events.Refusal;

/** By which channel a message goes, or why by none. */
public sealed interface Choice {

    /** All gates let it pass. */
    record By(Channel channel) implements Choice {}

    /**
     * No channel of its route can be used.
     *
     * @param nearest the first that was asked; null if none was left to ask
     * @param reason what stopped that one
     */
    record Nowhere(Channel nearest, Refusal reason) implements Choice {}
}
