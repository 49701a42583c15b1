package io.winback.notification.message;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.routing.ChannelDecision;
import io.winback.notification.routing.ChannelSelector;
import io.winback.notification.template.TemplateSet;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Queues a message on its next channel when a channel has failed. Without a next channel the outreach has failed. */
@ApplicationScoped
public class TryNextChannel {

    private final Messages messages;
    private final Templates templates;
    private final ChannelSelector channelSelector;
    private final PublishRouting publishRouting;
    private final MessageEventPublisher publisher;

    TryNextChannel(
            Messages messages,
            Templates templates,
            ChannelSelector channelSelector,
            PublishRouting publishRouting,
            MessageEventPublisher publisher) {
        this.messages = messages;
        this.templates = templates;
        this.channelSelector = channelSelector;
        this.publishRouting = publishRouting;
        this.publisher = publisher;
    }

    /**
     * A message that its channel did not send.
     *
     * @param notAfter the deadline as it is stored now: the message may have been withdrawn after it was claimed
     */
    public record FailedChannel(ClaimedMessage message, Refusal reason, Instant notAfter) {}

    @Transactional(TxType.MANDATORY)
    public void tryNext(List<FailedChannel> failures, Instant now) {
        if (failures.isEmpty()) {
            return;
        }
        var requests =
                failures.stream().map(failure -> failure.message().request()).toList();
        var tried = messages.triedChannels(requests.stream().collect(toMap(r -> r.decisionId(), r -> r.step())));
        var parsed = templates.parsed(requests.stream().map(r -> r.template()).collect(toSet()));
        var next = new ArrayList<Message>();
        for (var failure : failures) {
            var request = failure.message().request();
            var message = next(
                    failure, parsed.get(request.template()), tried.getOrDefault(request.decisionId(), Set.of()), now);
            if (message == null) {
                publisher.outreachFailed(failure.message(), failure.reason());
            } else {
                next.add(message);
            }
        }
        if (!next.isEmpty()) {
            messages.store(next);
            publishRouting.publish(next);
        }
    }

    /** Null if no channel is left, or the recipient was erased. */
    private Message next(FailedChannel failure, TemplateSet template, Set<Channel> tried, Instant now) {
        var failed = failure.message();
        if (failed.recipient() == null) {
            return null;
        }
        var request = failed.request().endingAt(failure.notAfter());
        var decision = channelSelector.select(request, failed.recipient(), template, tried, now);
        return decision instanceof ChannelDecision.Chosen
                ? Message.routed(request, failed.tryNumber() + 1, decision, now)
                : null;
    }
}
