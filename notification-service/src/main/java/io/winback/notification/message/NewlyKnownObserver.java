package io.winback.notification.message;

import io.winback.notification.recipient.RecipientsKnown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Hears, within the transaction, of people we have learnt of. */
@ApplicationScoped
class NewlyKnownObserver {

    private final QueueMessages queueMessages;

    NewlyKnownObserver(QueueMessages queueMessages) {
        this.queueMessages = queueMessages;
    }

    void on(@Observes RecipientsKnown known) {
        queueMessages.forThoseNowKnown(known.customerIds());
    }
}
