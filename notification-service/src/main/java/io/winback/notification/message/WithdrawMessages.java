package io.winback.notification.message;

import io.winback.events.campaign.OutreachWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toMap;

/**
 * Ends the messages of withdrawn decisions that are not sent yet. Later requests for these decisions, such as from a replayed dead
 * letter, are not stored.
 */
@ApplicationScoped
public class WithdrawMessages {

    private static final Logger LOG = Logger.getLogger(WithdrawMessages.class);

    private final WithdrawnDecisions withdrawnDecisions;
    private final Messages messages;
    private final MessageEventPublisher publisher;
    private final Clock clock;

    WithdrawMessages(
            WithdrawnDecisions withdrawnDecisions, Messages messages, MessageEventPublisher publisher, Clock clock) {
        this.withdrawnDecisions = withdrawnDecisions;
        this.messages = messages;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Transactional
    public void withdraw(List<OutreachWithdrawn> withdrawals) {
        var reasons = withdrawals.stream().collect(toMap(OutreachWithdrawn::decisionId, OutreachWithdrawn::reason));
        var now = clock.instant();
        withdrawnDecisions.add(reasons);
        var withdrawn = messages.withdraw(reasons, now);
        for (var message : withdrawn) {
            if (message.state() == MessageState.SENT) {
                publisher.sent(message, now);
            } else {
                publisher.skipped(message, message.reason());
                publisher.outreachFailed(message, message.reason());
            }
        }
        LOG.infof("%d messages of decisions %s are withdrawn", withdrawn.size(), reasons.keySet());
    }
}
