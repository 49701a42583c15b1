package io.winback.chassis.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.database.DatabaseRetry;
import io.winback.chassis.database.WaitInterrupted;
import io.winback.chassis.metrics.Gauges;
import io.winback.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Handles received events once each, however often they are delivered: the id of an event is stored in the transaction of
 * its effect. An event that cannot be handled becomes a dead letter, and the events behind it are handled. While the database
 * is unavailable the inbox waits.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final HandleEvents handleEvents;
    private final DeadLetters deadLetters;
    private final DatabaseRetry retry;
    private final InboxConfiguration configuration;
    private final MeterRegistry metrics;
    private final Map<Topic, Subscription> subscriptions = new ConcurrentHashMap<>();

    Inbox(
            HandleEvents handleEvents,
            DeadLetters deadLetters,
            DatabaseRetry retry,
            InboxConfiguration configuration,
            MeterRegistry metrics) {
        this.handleEvents = handleEvents;
        this.deadLetters = deadLetters;
        this.retry = retry;
        this.configuration = configuration;
        this.metrics = metrics;
    }

    /** Subscribes to a topic; the use cases for its events are added to the subscription. */
    public Subscription subscribe(Topic topic) {
        var subscription = new Subscription(topic, this::handle);
        subscriptions.put(topic, subscription);
        // The age of the batch that is being handled
        Gauges.replace(
                metrics,
                "winback.inbox.waiting.seconds",
                Tags.of("topic", topic.toString()),
                subscription.progress(),
                progress -> progress.age().toMillis() / 1000.0);
        return subscription;
    }

    Collection<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    void handle(EventBatch batch, Subscription subscription) {
        subscription.progress().begin();
        try {
            for (var slice : CustomerSlices.of(read(batch, subscription))) {
                for (var part : subscription.parts().of(slice)) {
                    handle(part, subscription);
                }
            }
        } finally {
            subscription.progress().end();
        }
        metrics.counter("winback.inbox.records", "topic", subscription.topic().toString())
                .increment(batch.records().size());
    }

    /** Handles a dead letter again. It throws if the record fails again. */
    @Transactional(MANDATORY)
    void handleAgain(RawRecord record) {
        var subscription = Optional.ofNullable(subscriptions.get(Topic.named(record.topic())))
                .orElseThrow(() -> new UnreadableEvent("this service has no consumer of topic " + record.topic()));
        ReceivedEvent.of(record, subscription::handledType)
                .ifPresent(event -> handleEvents.handle(List.of(event), subscription));
    }

    private List<ReceivedEvent> read(EventBatch batch, Subscription subscription) {
        return batch.records().stream()
                .flatMap(record -> {
                    try {
                        return ReceivedEvent.of(record, subscription::handledType).stream();
                    } catch (RuntimeException | Error e) {
                        setAside(record, subscription, e);
                        return null;
                    }
                })
                .toList();
    }

    private void handle(List<ReceivedEvent> slice, Subscription subscription) {
        handle(slice, subscription, configuration.tries());
    }

    /** A slice that fails is halved until the failing record is alone. */
    private void handle(List<ReceivedEvent> slice, Subscription subscription, int tries) {
        try {
            retry.untilDatabaseAnswers(tries, () -> {
                subscription.progress().note();
                QuarkusTransaction.requiringNew().run(() -> handleEvents.handle(slice, subscription));
            });
        } catch (WaitInterrupted e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (slice.size() == 1) {
                setAside(slice.get(0).origin(), subscription, e);
            } else {
                LOG.infof("a batch of %d events failed; it is halved and retried: %s", slice.size(), e.getMessage());
                int middle = slice.size() / 2;
                handleHalf(slice.subList(0, middle), subscription);
                handleHalf(slice.subList(middle, slice.size()), subscription);
            }
        }
    }

    /** A temporary failure was retried with the whole slice. Only a single record is retried again. */
    private void handleHalf(List<ReceivedEvent> half, Subscription subscription) {
        handle(half, subscription, half.size() == 1 ? configuration.tries() : 0);
    }

    private void setAside(RawRecord record, Subscription subscription, Throwable cause) {
        LOG.warnf(cause, "record %s-%d@%d becomes a dead letter", record.topic(), record.partition(), record.offset());
        retry.untilDone(() -> {
            subscription.progress().note();
            deadLetters.add(record, cause);
        });
        metrics.counter("winback.deadletters", "topic", record.topic()).increment();
    }
}
