package io.winback.notification.message;

import io.winback.chassis.metrics.CommittedCounts;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.notification.MessageFailed;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.MessageSkipped;
import io.winback.events.notification.OutreachFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Publishes the outcome of messages, and counts it: {@code winback.messages} by channel, state and reason. */
@ApplicationScoped
public class MessageEventPublisher {

    private static final String NONE = "NONE";

    private final Outbox outbox;
    private final CommittedCounts counts;

    MessageEventPublisher(Outbox outbox, CommittedCounts counts) {
        this.outbox = outbox;
        this.counts = counts;
    }

    public void sent(MessageRef message, Instant at) {
        outbox.publish(new MessageSent(
                message.customerId(), message.id(), message.decisionId(), message.step(), message.channel(), at));
        count(message.channel(), MessageState.SENT, null);
    }

    public void failed(MessageRef message, Refusal reason) {
        outbox.publish(new MessageFailed(
                message.customerId(), message.id(), message.decisionId(), message.step(), message.channel(), reason));
        count(message.channel(), MessageState.FAILED, reason);
    }

    public void skipped(MessageRef message, Refusal reason) {
        outbox.publish(new MessageSkipped(
                message.customerId(), message.id(), message.decisionId(), message.step(), message.channel(), reason));
        count(message.channel(), MessageState.SKIPPED, reason);
    }

    /** No message of this step was sent, and none will be. */
    public void outreachFailed(MessageRef message, Refusal reason) {
        outbox.publish(new OutreachFailed(message.customerId(), message.decisionId(), message.step(), reason));
    }

    private void count(Channel channel, MessageState state, Refusal reason) {
        counts.increment(
                "winback.messages",
                "channel",
                channel == null ? NONE : channel.name(),
                "state",
                state.name(),
                "reason",
                reason == null ? NONE : reason.name());
    }
}
