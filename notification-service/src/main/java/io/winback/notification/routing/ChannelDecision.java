package io.winback.notification.routing;

import io.winback.events.Channel;
import io.winback.events.Refusal;

/** The channel that a message takes, or why it takes none. */
public sealed interface ChannelDecision {

    /** This channel passed all gates. */
    record Chosen(Channel channel) implements ChannelDecision {}

    /**
     * No channel of the message passed all gates.
     *
     * @param firstTried the first channel that was tried; null if none was left to try
     * @param reason why that channel was refused
     */
    record None(Channel firstTried, Refusal reason) implements ChannelDecision {}
}
