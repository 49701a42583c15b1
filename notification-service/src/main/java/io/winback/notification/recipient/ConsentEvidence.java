package io.winback.notification.recipient;

import java.time.Instant;

/**
 * How a person stated a consent, for the record.
 *
 * @param source such as {@code unsubscribe link}; null if not told
 * @param wording the words that the person agreed to; null if not told
 * @param at when they stated it; null for now
 */
public record ConsentEvidence(String source, String wording, Instant at) {

    public static final ConsentEvidence NONE = new ConsentEvidence(null, null, null);
}
