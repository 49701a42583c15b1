package io.winback.notification.sending;

import io.winback.events.Refusal;
import io.winback.notification.message.HistoryEntry;
import io.winback.notification.message.MessageClaims;
import io.winback.notification.message.MessageEventPublisher;
import io.winback.notification.message.MessageHistory;
import io.winback.notification.message.MessageState;
import io.winback.notification.message.Settlement;
import io.winback.notification.message.UnreadableMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Fails a claimed message whose request cannot be read. Otherwise every claim would take it first, and block its channel. */
@ApplicationScoped
class FailUnreadableMessages {

    private static final Logger LOG = Logger.getLogger(FailUnreadableMessages.class);

    private final MessageClaims claims;
    private final MessageHistory history;
    private final MessageEventPublisher publisher;

    FailUnreadableMessages(MessageClaims claims, MessageHistory history, MessageEventPublisher publisher) {
        this.claims = claims;
        this.history = history;
        this.publisher = publisher;
    }

    @Transactional(MANDATORY)
    void fail(UnreadableMessage message, Instant now) {
        LOG.errorf("the request of message %s cannot be read: %s", message.id(), message.problem());
        claims.settle(List.of(Settlement.unreadable(message)));
        history.add(List.of(new HistoryEntry(message.id(), now, MessageState.FAILED.name(), message.problem())));
        publisher.failed(message, Refusal.RENDER_ERROR);
        publisher.outreachFailed(message, Refusal.RENDER_ERROR);
    }
}
