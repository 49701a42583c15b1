package io.winback.notification.message;

import io.winback.events.Channel;
import java.util.List;
import java.util.Set;

import static java.util.stream.Collectors.toUnmodifiableSet;

/** There are messages to send by these channels; their workers hear of it once the transaction has committed. */
public record MessagesQueued(Set<Channel> channels) {

    static MessagesQueued among(List<Message> messages) {
        return new MessagesQueued(messages.stream()
                .filter(message -> message.state() == MessageState.QUEUED)
                .map(Message::channel)
                .collect(toUnmodifiableSet()));
    }
}
