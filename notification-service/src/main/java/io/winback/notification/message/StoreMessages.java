package io.winback.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toSet;

/** Stores new messages. One of a withdrawn decision is not stored, and its step has failed for the reason of the withdrawal. */
@ApplicationScoped
class StoreMessages {

    private final Messages messages;
    private final WithdrawnDecisions withdrawnDecisions;
    private final MessageEventPublisher publisher;

    StoreMessages(Messages messages, WithdrawnDecisions withdrawnDecisions, MessageEventPublisher publisher) {
        this.messages = messages;
        this.withdrawnDecisions = withdrawnDecisions;
        this.publisher = publisher;
    }

    /** @return the messages that are stored now; a try that was stored before is not among them */
    @Transactional(MANDATORY)
    List<Message> store(List<Message> fresh) {
        var ids = messages.store(fresh);
        failWithdrawn(
                fresh.stream().filter(message -> !ids.contains(message.id())).toList());
        return fresh.stream().filter(message -> ids.contains(message.id())).toList();
    }

    private void failWithdrawn(List<Message> notStored) {
        if (notStored.isEmpty()) {
            return;
        }
        var reasons = withdrawnDecisions.reasons(
                notStored.stream().map(Message::decisionId).collect(toSet()));
        for (var message : notStored) {
            var reason = reasons.get(message.decisionId());
            if (reason != null && !messages.isStored(message.decisionId(), message.step(), message.tryNumber())) {
                publisher.outreachFailed(message, reason);
            }
        }
    }
}
