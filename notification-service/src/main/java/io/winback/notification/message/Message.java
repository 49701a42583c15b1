package io.winback.notification.message;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.routing.ChannelDecision;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/**
 * A message to one recipient on one channel, for one step of a decision. Providers get its id, which is the same for every
 * attempt.
 */
@Entity
class Message implements MessageRef {

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

    static Message routed(OutreachRequested request, int tryNumber, ChannelDecision decision, Instant now) {
        var message = new Message(request, tryNumber, now);
        message.route(decision, now);
        return message;
    }

    /** A message whose recipient is not stored yet: it is routed when the recipient is stored. */
    static Message awaitingRecipient(OutreachRequested request, Instant now, Instant until) {
        var message = new Message(request, 1, now);
        message.state = MessageState.DEFERRED;
        message.dueAt = until;
        return message;
    }

    /** Gives the message its channel, or skips it if there is none. */
    void route(ChannelDecision decision, Instant now) {
        dueAt = now;
        if (decision instanceof ChannelDecision.Chosen chosen) {
            channel = chosen.channel();
            enter(MessageState.QUEUED);
        } else if (decision instanceof ChannelDecision.None none) {
            channel = none.firstTried();
            enter(MessageState.SKIPPED);
            reason = none.reason();
        }
    }

    private void enter(MessageState next) {
        if (state != null && !state.mayBecome(next)) {
            throw new IllegalStateException("message %s is %s and cannot become %s".formatted(messageId, state, next));
        }
        state = next;
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

    /** Whether it waits because its campaign is paused. */
    boolean isHeld() {
        return state.isWaiting() && reason == Refusal.CAMPAIGN_PAUSED;
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

    /** The number of SMS parts; null on other channels, and before the message is written. */
    Integer parts() {
        return parts;
    }
}
