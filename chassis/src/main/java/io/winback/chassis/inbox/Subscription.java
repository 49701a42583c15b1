package io.winback.chassis.inbox;

import io.winback.chassis.health.Progress;
import io.winback.events.Event;
import io.winback.events.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The use cases of a service for the events of one topic. */
public final class Subscription {

    private final Topic topic;
    private final BiConsumer<EventBatch, Subscription> handler;
    private final Progress progress = new Progress();
    private final GrowingParts parts = new GrowingParts();
    private final Map<Class<? extends Event>, Consumer<List<Event>>> reactions = new LinkedHashMap<>();
    private final Map<Class<? extends Event>, Consumer<List<Event>>> firstReactions = new LinkedHashMap<>();
    private boolean repeatable;

    Subscription(Topic topic, BiConsumer<EventBatch, Subscription> handler) {
        this.topic = topic;
        this.handler = handler;
    }

    /**
     * Adds the use case for a type of event. It is called in a transaction, with each event once, and with at most one event
     * per customer. A failure makes the event a dead letter, unless the database is unavailable. Several use cases for one
     * type run in the order in which they were added, in the same transaction.
     */
    @SuppressWarnings("unchecked")
    public <E extends Event> Subscription on(Class<E> type, Consumer<List<E>> useCase) {
        reactions.merge(type, events -> useCase.accept((List<E>) events), Consumer::andThen);
        return this;
    }

    /**
     * Passes on events also if their ids are known, so that a topic that is read again has its effects again. The use cases must
     * ignore events of lower or equal versions.
     */
    public Subscription repeatable() {
        repeatable = true;
        return this;
    }

    /**
     * Adds a use case for events whose ids are not known yet, also in a repeatable subscription. It runs after the other use cases of
     * the type, of which there must be one.
     */
    @SuppressWarnings("unchecked")
    public <E extends Event> Subscription onFirst(Class<E> type, Consumer<List<E>> useCase) {
        firstReactions.merge(type, events -> useCase.accept((List<E>) events), Consumer::andThen);
        return this;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    /** Handles a batch. It returns when each record has had its effect or is a dead letter. */
    public void handle(EventBatch batch) {
        handler.accept(batch, this);
    }

    Topic topic() {
        return topic;
    }

    Progress progress() {
        return progress;
    }

    GrowingParts parts() {
        return parts;
    }

    /** The class of a type of event, if the service handles it. */
    Optional<Class<? extends Event>> handledType(String name) {
        return Optional.<Class<? extends Event>>ofNullable(topic.types().get(name))
                .filter(reactions::containsKey);
    }

    /** @param fresh those of the received events whose ids were not known */
    void react(List<ReceivedEvent> received, List<ReceivedEvent> fresh) {
        react(reactions, received);
        react(firstReactions, fresh);
    }

    private static void react(
            Map<Class<? extends Event>, Consumer<List<Event>>> reactions, List<ReceivedEvent> received) {
        reactions.forEach((type, reaction) -> {
            var events = received.stream()
                    .map(ReceivedEvent::event)
                    .filter(type::isInstance)
                    .toList();
            if (!events.isEmpty()) {
                reaction.accept(events);
            }
        });
    }
}
