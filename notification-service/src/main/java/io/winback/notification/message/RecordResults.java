package io.winback.notification.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.winback.notification.message.MessageEvents.Note;
import io.winback.notification.message.MessageQueue.Settled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Stores what came of a batch, tells the others, and tries the next channel where one is left. */
@ApplicationScoped
class RecordResults {

    private static final Logger LOG = Logger.getLogger(RecordResults.class);

    private final MessageQueue queue;
    private final MessageEvents events;
    private final Retries retries;
    private final TryNextChannel tryNextChannel;
    private final Announcements announcements;
    private final MeterRegistry metrics;
    private final Clock clock;

    RecordResults(
            MessageQueue queue,
            MessageEvents events,
            Retries retries,
            TryNextChannel tryNextChannel,
            Announcements announcements,
            MeterRegistry metrics,
            Clock clock) {
        this.queue = queue;
        this.events = events;
        this.retries = retries;
        this.tryNextChannel = tryNextChannel;
        this.announcements = announcements;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Transactional
    void of(List<Result> results) {
        var now = clock.instant();
        var settled =
                results.stream().map(result -> result.settled(retries, now)).toList();
        var ends = queue.settle(settled);
        var notes = new ArrayList<Note>();
        var dropped = new ArrayList<TryNextChannel.Dropped>();
        for (int i = 0; i < results.size(); i++) {
            var message = results.get(i).message();
            var outcome = settled.get(i);
            if (message.resumed()) {
                notes.add(new Note(message.id(), now, "RESUMED", "an earlier lease ran out"));
                metrics.counter(
                                "winback.messages.resumed",
                                "channel",
                                message.channel().name())
                        .increment();
            }
            if (ends.containsKey(message.id())) {
                announce(message, outcome, now);
                if (outcome.leavesItUnsaid()) {
                    dropped.add(new TryNextChannel.Dropped(message, outcome.reason(), ends.get(message.id())));
                }
                results.get(i)
                        .detail()
                        .ifPresent(words -> notes.add(
                                new Note(message.id(), now, outcome.state().name(), words)));
            }
        }
        events.note(notes);
        tryNextChannel.forEach(dropped);
        LOG.infof(
                "%d messages by %s are %s, of decisions %s",
                results.size(),
                results.get(0).message().channel(),
                settled.stream().map(Settled::state).collect(Collectors.toSet()),
                results.stream().map(result -> result.message().decisionId()).toList());
    }

    private void announce(Claimed message, Settled outcome, Instant now) {
        switch (outcome.state()) {
            case SENT -> announcements.sent(message, now);
            case SKIPPED -> announcements.skipped(message, outcome.reason());
            case FAILED -> announcements.failed(message, outcome.reason());
            default -> {
                // it is tried again
            }
        }
    }
}
