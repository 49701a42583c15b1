package io.winback.notification.unsubscribe;

import io.winback.events.Channel;
import io.winback.notification.recipient.ChangeConsents;
import io.winback.notification.recipient.ConsentEvidence;
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
        return of(customerId, said, ConsentEvidence.NONE, source);
    }

    /**
     * As above.
     *
     * @param evidence what is told of how it was stated
     * @param usualSource where that does not say
     */
    Map<Channel, Boolean> of(
            String customerId, Map<Channel, Boolean> said, ConsentEvidence evidence, String usualSource) {
        var present = changeConsents.of(customerId, said, evidence, usualSource);
        if (said.containsValue(false)) {
            recallMessages.recall(customerId);
        }
        return present;
    }
}
