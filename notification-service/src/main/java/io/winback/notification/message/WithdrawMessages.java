package io.winback.notification.message;

import io.winback.events.campaign.OutreachWithdrawn;
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
    private final Announcements announcements;
    private final Clock clock;

    WithdrawMessages(Messages messages, Announcements announcements, Clock clock) {
        this.messages = messages;
        this.announcements = announcements;
        this.clock = clock;
    }

    @Transactional
    void forEach(List<OutreachWithdrawn> withdrawals) {
        var reasons = withdrawals.stream().collect(toMap(OutreachWithdrawn::decisionId, OutreachWithdrawn::reason));
        var now = clock.instant();
        var withdrawn = messages.withdraw(reasons, now);
        for (var message : withdrawn) {
            if (message.state() == MessageState.SENT) {
                announcements.sent(message, now);
            } else {
                announcements.skipped(message, message.reason());
            }
        }
        LOG.infof("%d messages are withdrawn, of decisions %s", withdrawn.size(), reasons.keySet());
    }
}
