package io.winback.notification.sending;

import io.winback.chassis.metrics.CommittedCounts;
import io.winback.events.Refusal;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.message.Announcements;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.message.MessageEvents;
import io.winback.notification.message.MessageEvents.Note;
import io.winback.notification.message.MessageQueue;
import io.winback.notification.message.MessageState;
import io.winback.notification.message.Settlement;
import io.winback.notification.message.Settlement.AttemptKind;
import io.winback.notification.message.TryNextChannel;
import io.winback.notification.recipient.SuppressAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Stores the outcomes of claims, publishes them, and passes a message that cannot use its channel on to the next one. */
@ApplicationScoped
class RecordResults {

    private static final Logger LOG = Logger.getLogger(RecordResults.class);

    private final MessageQueue queue;
    private final MessageEvents history;
    private final RetryPolicy retryPolicy;
    private final TryNextChannel tryNextChannel;
    private final SuppressAddresses suppressAddresses;
    private final Announcements announcements;
    private final CommittedCounts counts;
    private final Clock clock;

    RecordResults(
            MessageQueue queue,
            MessageEvents history,
            RetryPolicy retryPolicy,
            TryNextChannel tryNextChannel,
            SuppressAddresses suppressAddresses,
            Announcements announcements,
            CommittedCounts counts,
            Clock clock) {
        this.queue = queue;
        this.history = history;
        this.retryPolicy = retryPolicy;
        this.tryNextChannel = tryNextChannel;
        this.suppressAddresses = suppressAddresses;
        this.announcements = announcements;
        this.counts = counts;
        this.clock = clock;
    }

    @Transactional
    void record(List<SendResult> results) {
        var now = clock.instant();
        var settlements =
                results.stream().map(result -> retryPolicy.settle(result, now)).toList();
        var deadlines = queue.settle(settlements);
        var notes = new ArrayList<Note>();
        var dropped = new ArrayList<TryNextChannel.Dropped>();
        var bounced = new ArrayList<SuppressAddresses.Bounce>();
        for (int i = 0; i < results.size(); i++) {
            var message = results.get(i).message();
            var settlement = settlements.get(i);
            noteResumption(message, notes, now);
            if (!deadlines.containsKey(message.id())) {
                continue;
            }
            publish(message, settlement, now);
            noteOutcome(results.get(i), settlement, notes, now);
            if (settlement.reason() == Refusal.HARD_BOUNCED) {
                bounced.add(new SuppressAddresses.Bounce(message.recipient(), message.channel()));
            }
            if (settlement.endsTheChannel()) {
                dropped.add(new TryNextChannel.Dropped(message, settlement.reason(), deadlines.get(message.id())));
            }
        }
        history.note(notes);
        suppressAddresses.suppress(bounced);
        tryNextChannel.forEach(dropped);
        LOG.infof(
                "%d messages by %s are %s, of decisions %s",
                results.size(),
                results.get(0).message().channel(),
                settlements.stream().map(Settlement::state).collect(Collectors.toSet()),
                results.stream().map(result -> result.message().decisionId()).toList());
    }

    /** The provider may have got a resumed message twice. */
    private void noteResumption(ClaimedMessage message, List<Note> notes, Instant now) {
        if (message.resumed()) {
            notes.add(new Note(message.id(), now, "RESUMED", "an earlier lease ran out"));
            count("winback.messages.resumed", message);
        }
    }

    private void noteOutcome(SendResult result, Settlement settlement, List<Note> notes, Instant now) {
        if (settlement.attempt() == AttemptKind.UNKNOWN) {
            notes.add(new Note(result.message().id(), now, "OUTCOME_UNKNOWN", wordsOrReason(result)));
            count("winback.messages.unknown", result.message());
        } else if (settlement.state() != MessageState.SENT && words(result) != null) {
            notes.add(new Note(result.message().id(), now, settlement.state().name(), words(result)));
        }
    }

    private void count(String metric, ClaimedMessage message) {
        counts.increment(metric, "channel", message.channel().name());
    }

    private void publish(ClaimedMessage message, Settlement settlement, Instant now) {
        switch (settlement.state()) {
            case SENT -> announcements.sent(message, now);
            case SKIPPED -> announcements.skipped(message, settlement.reason());
            case FAILED -> announcements.failed(message, settlement.reason());
            default -> {
                // it is retried
            }
        }
    }

    private static String wordsOrReason(SendResult result) {
        return words(result) == null && result instanceof SendResult.Stopped stopped
                ? "an earlier attempt may have reached the recipient; now: " + stopped.reason()
                : words(result);
    }

    /** What is known beyond the reason, for the history; null if nothing is. */
    private static String words(SendResult result) {
        if (result instanceof SendResult.Stopped stopped) {
            return stopped.words();
        }
        if (result instanceof SendResult.UsedUp) {
            return "all attempts ended without an outcome";
        }
        if (result instanceof SendResult.EndedWithoutAnswer) {
            return "the service stopped before the provider answered";
        }
        return result instanceof SendResult.Attempted attempted ? words(attempted.response()) : null;
    }

    private static String words(ProviderResponse response) {
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
