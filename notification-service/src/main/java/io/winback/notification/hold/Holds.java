package io.winback.notification.hold;

import java.util.Set;

/**
 * The holds of sending at one moment.
 *
 * @param everything whether the emergency stop holds all messages
 * @param campaigns the campaigns whose messages are held
 */
public record Holds(boolean everything, Set<String> campaigns) {

    /** Nothing is held. */
    public static final Holds NONE = new Holds(false, Set.of());

    public boolean include(String campaignId) {
        return everything || campaigns.contains(campaignId);
    }
}
