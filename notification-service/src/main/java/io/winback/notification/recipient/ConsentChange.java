package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.notification.ConsentChanged;

/**
 * A statement on a person's consent to a channel.
 *
 * @param source how it was stated
 * @param wording the words that the person agreed to; null if not known
 */
record ConsentChange(String customerId, Channel channel, Consent consent, String source, String wording) {

    /** What the other services hear of a person's own statement. */
    ConsentChanged event() {
        return new ConsentChanged(customerId, channel, consent.granted(), consent.at(), source);
    }
}
