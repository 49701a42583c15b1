package io.winback.notification.recipient;

import java.time.Instant;

/**
 * How a customer stated a consent.
 *
 * @param source such as {@code unsubscribe link}; null if not given
 * @param wording the words that the customer agreed to; null if not given
 * @param at when the customer stated it; null for now
 */
public record ConsentEvidence(String source, String wording, Instant at) {

    public static final ConsentEvidence NONE = new ConsentEvidence(null, null, null);

    ConsentEvidence withDefaultSource(String defaultSource) {
        return source == null ? new ConsentEvidence(defaultSource, wording, at) : this;
    }
}
