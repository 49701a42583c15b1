package io.winback.notification.sending;

import io.winback.chassis.metrics.CommittedCounts;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.message.HistoryEntry;
import io.winback.notification.message.MessageEventPublisher;
import io.winback.notification.message.MessageHistory;
import io.winback.notification.message.MessageState;
import io.winback.notification.message.Settlement;
import io.winback.notification.message.Settlement.AttemptKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Publishes the outcomes of claims, counts them, and adds them to the history of their messages. */
@ApplicationScoped
class PublishOutcomes {

    private final MessageHistory history;
    private final MessageEventPublisher publisher;
    private final CommittedCounts counts;

    PublishOutcomes(MessageHistory history, MessageEventPublisher publisher, CommittedCounts counts) {
        this.history = history;
        this.publisher = publisher;
        this.counts = counts;
    }

    @Transactional(MANDATORY)
    void publish(List<SettledResult> settled, Instant now) {
        var entries = new ArrayList<HistoryEntry>();
        for (var one : settled) {
            addResumption(one.message(), entries, now);
            if (one.effective()) {
                publish(one.message(), one.settlement(), now);
                addOutcome(one, entries, now);
            }
        }
        history.add(entries);
    }

    /** A resumed message may reach its recipient twice. */
    private void addResumption(ClaimedMessage message, List<HistoryEntry> entries, Instant now) {
        if (message.resumed()) {
            entries.add(new HistoryEntry(message.id(), now, "RESUMED", "an earlier lease expired"));
            count("winback.messages.resumed", message);
        }
    }

    private void publish(ClaimedMessage message, Settlement settlement, Instant now) {
        switch (settlement.state()) {
            case SENT -> publisher.sent(message, now);
            case SKIPPED -> publisher.skipped(message, settlement.reason());
            case FAILED -> publisher.failed(message, settlement.reason());
            default -> {
                // it is retried
            }
        }
    }

    private void addOutcome(SettledResult settled, List<HistoryEntry> entries, Instant now) {
        var id = settled.message().id();
        var state = settled.settlement().state();
        var detail = detail(settled.result());
        if (settled.settlement().attempt() == AttemptKind.UNKNOWN) {
            entries.add(new HistoryEntry(id, now, "OUTCOME_UNKNOWN", detailOrReason(settled.result())));
            count("winback.messages.unknown", settled.message());
        } else if (state != MessageState.SENT && detail != null) {
            entries.add(new HistoryEntry(id, now, state.name(), detail));
        }
    }

    private void count(String metric, ClaimedMessage message) {
        counts.increment(metric, "channel", message.channel().name());
    }

    private static String detailOrReason(SendResult result) {
        return detail(result) == null && result instanceof SendResult.Stopped stopped
                ? "an earlier attempt may have reached the recipient; now: " + stopped.reason()
                : detail(result);
    }

    /** What is known in addition to the reason; null if nothing is. */
    private static String detail(SendResult result) {
        if (result instanceof SendResult.Stopped stopped) {
            return stopped.detail();
        }
        if (result instanceof SendResult.AttemptsUsedUp) {
            return "all attempts ended without an outcome";
        }
        if (result instanceof SendResult.EndedWithoutAnswer) {
            return "the service stopped before the provider answered";
        }
        return result instanceof SendResult.Attempted attempted ? detail(attempted.response()) : null;
    }

    private static String detail(ProviderResponse response) {
        if (response instanceof ProviderResponse.Refused refused) {
            return refused.detail();
        }
        if (response instanceof ProviderResponse.Deferred deferred) {
            return deferred.detail();
        }
        if (response instanceof ProviderResponse.Unavailable unavailable) {
            return unavailable.detail();
        }
        return response instanceof ProviderResponse.Unknown unknown ? unknown.detail() : null;
    }
}
