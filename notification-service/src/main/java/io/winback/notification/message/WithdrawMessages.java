package io.winback.notification.message;

import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.notification.MessageSkipped;
import io.winback.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toMap;

/** What was not said yet stays unsaid. */
@ApplicationScoped
class WithdrawMessages {

    private static final Logger LOG = Logger.getLogger(WithdrawMessages.class);

    private final Messages messages;
    private final Outbox outbox;
    private final Clock clock;

    WithdrawMessages(Messages messages, Outbox outbox, Clock clock) {
        this.messages = messages;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void forEach(List<OutreachWithdrawn> withdrawals) {
        var reasons = withdrawals.stream().collect(toMap(OutreachWithdrawn::decisionId, OutreachWithdrawn::reason));
        var withdrawn = messages.withdraw(reasons, clock.instant());
        outbox.publish(withdrawn.stream()
                .map(message -> new MessageSkipped(
                        message.customerId(),
                        message.id(),
                        message.decisionId(),
                        message.step(),
                        message.channel(),
                        message.reason()))
                .toList());
        LOG.infof("%d messages are withdrawn", withdrawn.size());
    }
}
