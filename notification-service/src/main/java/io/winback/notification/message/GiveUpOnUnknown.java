package io.winback.notification.message;

import io.winback.events.Refusal;
import io.winback.events.notification.OutreachFailed;
import io.winback.events.outbox.Outbox;
import io.winback.notification.message.Messages.Settled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Ends the wait for people we never heard of: we do not know where they are. */
@ApplicationScoped
class GiveUpOnUnknown {

    private static final int AT_ONCE = 500;

    private final Messages messages;
    private final Outbox outbox;
    private final Clock clock;

    GiveUpOnUnknown(Messages messages, Outbox outbox, Clock clock) {
        this.messages = messages;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void now() {
        var inVain = messages.awaitedInVain(clock.instant(), AT_ONCE);
        if (inVain.isEmpty()) {
            return;
        }
        messages.settle(inVain.stream()
                .map(message -> new Settled(message.id(), MessageState.SKIPPED, Refusal.MISSING_ADDRESS, null, null))
                .toList());
        outbox.publish(inVain.stream()
                .map(message -> new OutreachFailed(
                        message.customerId(), message.decisionId(), message.step(), Refusal.MISSING_ADDRESS))
                .toList());
    }
}
