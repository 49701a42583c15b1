package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.notification.ConsentChanged;

/**
 * A statement on the consent of a customer to a channel.
 *
 * @param source how it was stated
 * @param wording the words that the customer agreed to; null if not known
 */
record ConsentChange(String customerId, Channel channel, Consent consent, String source, String wording) {

    ConsentKey key() {
        return new ConsentKey(customerId, channel);
    }

    ConsentChanged event() {
        return new ConsentChanged(customerId, channel, consent.granted(), consent.at(), source);
    }
}
