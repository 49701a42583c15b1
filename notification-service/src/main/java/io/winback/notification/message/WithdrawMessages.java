package io.winback.notification.message;

import io.winback.events.campaign.OutreachWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toMap;

/** Ends the messages of withdrawn decisions that are not sent yet. */
@ApplicationScoped
public class WithdrawMessages {

    private static final Logger LOG = Logger.getLogger(WithdrawMessages.class);

    private final Messages messages;
    private final MessageEventPublisher publisher;
    private final Clock clock;

    WithdrawMessages(Messages messages, MessageEventPublisher publisher, Clock clock) {
        this.messages = messages;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Transactional
    public void withdraw(List<OutreachWithdrawn> withdrawals) {
        var reasons = withdrawals.stream().collect(toMap(OutreachWithdrawn::decisionId, OutreachWithdrawn::reason));
        var now = clock.instant();
        var withdrawn = messages.withdraw(reasons, now);
        for (var message : withdrawn) {
            if (message.state() == MessageState.SENT) {
                publisher.sent(message, now);
            } else {
                publisher.skipped(message, message.reason());
            }
        }
        LOG.infof("%d messages of decisions %s are withdrawn", withdrawn.size(), reasons.keySet());
    }
}
