package io.winback.notification.message;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.routing.Choice;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/**
 * One try to say one step of a journey to one person on one channel. Its id is what providers know it by, the same for
 * every attempt.
 */
@Entity
class Message implements Utterance {

    @Id
    private UUID messageId;

    private UUID decisionId;
    private int step;
    private int tryNumber;
    private String customerId;
    private String campaignId;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private MessageState state;

    @Enumerated(EnumType.STRING)
    private Refusal reason;

    @Column(updatable = false)
    private String request;

    private Instant createdAt;
    private Instant dueAt;
    private Instant notAfter;
    private Instant claimedUntil;
    private int attempts;

    private int priority;
    private Instant sentAt;
    private Integer parts;

    protected Message() {}

    private Message(OutreachRequested request, int tryNumber, Instant now) {
        this.messageId = UuidCreator.getTimeOrderedEpoch();
        this.decisionId = request.decisionId();
        this.step = request.step();
        this.tryNumber = tryNumber;
        this.customerId = request.customerId();
        this.campaignId = request.campaignId();
        this.request = EventJson.write(request);
        this.createdAt = now;
        this.dueAt = now;
        this.notAfter = request.notAfter();
        this.priority = request.priorityOrDefault();
    }

    static Message of(OutreachRequested request, int tryNumber, Choice choice, Instant now) {
        var message = new Message(request, tryNumber, now);
        message.goes(choice, now);
        return message;
    }

    /** For somebody we have not heard of yet: it gets its channel when we do. */
    static Message awaitingRecipient(OutreachRequested request, Instant now, Instant until) {
        var message = new Message(request, 1, now);
        message.state = MessageState.DEFERRED;
        message.dueAt = until;
        return message;
    }

    /** We have heard of its person by now, and it goes its way, or none. */
    void goes(Choice choice, Instant now) {
        dueAt = now;
        if (choice instanceof Choice.By by) {
            channel = by.channel();
            state = MessageState.QUEUED;
        } else if (choice instanceof Choice.Nowhere nowhere) {
            channel = nowhere.nearest();
            state = MessageState.SKIPPED;
            reason = nowhere.reason();
        }
    }

    OutreachRequested request() {
        return EventJson.readBack(request, OutreachRequested.class);
    }

    String requestJson() {
        return request;
    }

    @Override
    public UUID id() {
        return messageId;
    }

    @Override
    public UUID decisionId() {
        return decisionId;
    }

    @Override
    public int step() {
        return step;
    }

    int tryNumber() {
        return tryNumber;
    }

    @Override
    public String customerId() {
        return customerId;
    }

    String campaignId() {
        return campaignId;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    MessageState state() {
        return state;
    }

    Refusal reason() {
        return reason;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    Instant notAfter() {
        return notAfter;
    }

    int priority() {
        return priority;
    }

    int attempts() {
        return attempts;
    }

    Instant sentAt() {
        return sentAt;
    }

    /** How many SMS it took; null on other channels, and before it was written. */
    Integer parts() {
        return parts;
    }
}
