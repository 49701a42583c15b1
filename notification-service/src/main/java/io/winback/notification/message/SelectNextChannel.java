package io.winback.notification.message;

import io.winback.events.Channel;
import io.winback.notification.routing.ChannelDecision;
import io.winback.notification.routing.ChannelSelector;
import io.winback.notification.template.TemplateSet;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Selects, for messages that their channel did not send, the next channel that was not tried. */
@ApplicationScoped
class SelectNextChannel {

    private final Messages messages;
    private final Templates templates;
    private final ChannelSelector channelSelector;

    SelectNextChannel(Messages messages, Templates templates, ChannelSelector channelSelector) {
        this.messages = messages;
        this.templates = templates;
        this.channelSelector = channelSelector;
    }

    /**
     * The next message of a step whose channel has failed.
     *
     * @param message null if no channel is left, the recipient was erased, or the journey has ended
     */
    record NextMessage(FailedChannel failed, Message message) {}

    List<NextMessage> select(List<FailedChannel> failures, Instant now) {
        var requests =
                failures.stream().map(failure -> failure.message().request()).toList();
        var tried = messages.triedChannels(requests.stream().collect(toMap(r -> r.decisionId(), r -> r.step())));
        var parsed = templates.parsed(requests.stream().map(r -> r.template()).collect(toSet()));
        return failures.stream()
                .map(failure -> {
                    var request = failure.message().request();
                    return new NextMessage(
                            failure,
                            next(
                                    failure,
                                    parsed.get(request.template()),
                                    tried.getOrDefault(request.decisionId(), Set.of()),
                                    now));
                })
                .toList();
    }

    private Message next(FailedChannel failure, TemplateSet template, Set<Channel> tried, Instant now) {
        var failed = failure.message();
        if (!failure.mayTryNext()) {
            return null;
        }
        var request = failed.request().endingAt(failure.notAfter());
        var decision = channelSelector.select(request, failed.recipient(), template, tried, now);
        return decision instanceof ChannelDecision.Chosen
                ? Message.routed(request, failed.tryNumber() + 1, decision, now)
                : null;
    }
}
