package io.winback.notification.unsubscribe;

import io.winback.events.Channel;
import io.winback.notification.recipient.ChangeConsents;
import io.winback.notification.sending.RecallMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Takes a person's word on what they allow, and returns when it holds: nothing reaches a provider against it any more. */
@ApplicationScoped
class HonourConsents {

    private final ChangeConsents changeConsents;
    private final RecallMessages recallMessages;

    HonourConsents(ChangeConsents changeConsents, RecallMessages recallMessages) {
        this.changeConsents = changeConsents;
        this.recallMessages = recallMessages;
    }

    /**
     * Not in a transaction of the caller: the change must be stored before what is in hand is waited for.
     *
     * @param source where it was said, for the record
     * @return what they allow now
     */
    Map<Channel, Boolean> of(String customerId, Map<Channel, Boolean> said, String source) {
        var present = changeConsents.of(customerId, said, source);
        if (said.containsValue(false)) {
            recallMessages.recall(customerId);
        }
        return present;
    }
}
