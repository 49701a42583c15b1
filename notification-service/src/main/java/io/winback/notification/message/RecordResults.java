package io.winback.notification.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.winback.events.Refusal;
import io.winback.events.notification.MessageFailed;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.MessageSkipped;
import io.winback.events.outbox.Outbox;
import io.winback.notification.channel.Delivery;
import io.winback.notification.message.MessageEvents.Note;
import io.winback.notification.message.Messages.Settled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Stores what came of a batch, tells the others, and tries the next channel where one is left. */
@ApplicationScoped
class RecordResults {

    private static final Logger LOG = Logger.getLogger(RecordResults.class);

    private final Messages messages;
    private final MessageEvents events;
    private final Retries retries;
    private final TryNextChannel tryNextChannel;
    private final Outbox outbox;
    private final MeterRegistry metrics;
    private final Clock clock;

    RecordResults(
            Messages messages,
            MessageEvents events,
            Retries retries,
            TryNextChannel tryNextChannel,
            Outbox outbox,
            MeterRegistry metrics,
            Clock clock) {
        this.messages = messages;
        this.events = events;
        this.retries = retries;
        this.tryNextChannel = tryNextChannel;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Transactional
    void of(List<Result> results) {
        var now = clock.instant();
        var settled =
                results.stream().collect(toMap(result -> result.message().messageId(), result -> settle(result, now)));
        var effective = messages.settle(List.copyOf(settled.values()));
        var notes = new ArrayList<Note>();
        var dropped = new ArrayList<TryNextChannel.Dropped>();
        for (var result : results) {
            var message = result.message();
            if (message.resumed()) {
                notes.add(new Note(message.messageId(), now, "RESUMED", "an earlier lease ran out"));
                metrics.counter(
                                "winback.messages.resumed",
                                "channel",
                                message.channel().name())
                        .increment();
            }
            if (effective.contains(message.messageId())) {
                tell(message, settled.get(message.messageId()), now).ifPresent(dropped::add);
                noteOf(result, settled.get(message.messageId()), now).ifPresent(notes::add);
            }
        }
        if (!notes.isEmpty()) {
            events.note(notes);
        }
        tryNextChannel.forEach(dropped);
        log(results, settled.values().stream().map(Settled::state).collect(toSet()));
    }

    private Settled settle(Result result, Instant now) {
        var message = result.message();
        if (result instanceof Result.Stopped stopped) {
            return new Settled(message.messageId(), MessageState.SKIPPED, stopped.reason(), null, null);
        }
        if (result instanceof Result.NotTried) {
            return new Settled(message.messageId(), MessageState.DEFERRED, null, now, null);
        }
        var delivery = ((Result.Answered) result).delivery();
        if (delivery instanceof Delivery.Accepted) {
            return new Settled(message.messageId(), MessageState.SENT, null, null, now);
        }
        if (delivery instanceof Delivery.Refused refused) {
            return new Settled(message.messageId(), MessageState.FAILED, refused.reason(), null, null);
        }
        return retries.after(message.attempts(), now)
                .map(dueAt -> new Settled(message.messageId(), MessageState.DEFERRED, null, dueAt, null))
                .orElseGet(() -> new Settled(
                        message.messageId(), MessageState.FAILED, Refusal.PROVIDER_UNAVAILABLE, null, null));
    }

    /** @return the message if its channel is out of the question now */
    private Optional<TryNextChannel.Dropped> tell(Claimed message, Settled settled, Instant now) {
        var request = message.request();
        metrics.counter(
                        "winback.messages",
                        "channel",
                        message.channel().name(),
                        "state",
                        settled.state().name())
                .increment();
        switch (settled.state()) {
            case SENT ->
                outbox.publish(new MessageSent(
                        request.customerId(),
                        message.messageId(),
                        request.decisionId(),
                        request.step(),
                        message.channel(),
                        now));
            case SKIPPED ->
                outbox.publish(new MessageSkipped(
                        request.customerId(),
                        message.messageId(),
                        request.decisionId(),
                        request.step(),
                        message.channel(),
                        settled.reason()));
            case FAILED ->
                outbox.publish(new MessageFailed(
                        request.customerId(),
                        message.messageId(),
                        request.decisionId(),
                        request.step(),
                        message.channel(),
                        settled.reason()));
            default -> {
                return Optional.empty();
            }
        }
        return settled.state() == MessageState.SENT
                ? Optional.empty()
                : Optional.of(new TryNextChannel.Dropped(message, settled.reason()));
    }

    private static Optional<Note> noteOf(Result result, Settled settled, Instant now) {
        String detail = null;
        if (result instanceof Result.Stopped stopped) {
            detail = stopped.detail();
        } else if (result instanceof Result.Answered answered) {
            if (answered.delivery() instanceof Delivery.Later later) {
                detail = later.detail();
            } else if (answered.delivery() instanceof Delivery.Refused refused) {
                detail = refused.detail();
            }
        }
        return Optional.ofNullable(detail)
                .map(words -> new Note(settled.messageId(), now, settled.state().name(), words));
    }

    private static void log(List<Result> results, Set<MessageState> states) {
        LOG.infof(
                "%d messages by %s are %s",
                results.size(), results.get(0).message().channel(), states);
    }
}
