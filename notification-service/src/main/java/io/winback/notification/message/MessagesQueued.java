package io.winback.notification.message;

import io.winback.events.Channel;
import java.util.List;
import java.util.Set;

import static java.util.stream.Collectors.toUnmodifiableSet;

/** Messages were queued on these channels. It is observed after the commit, and wakes their workers. */
public record MessagesQueued(Set<Channel> channels) {

    static MessagesQueued among(List<Message> messages) {
        return new MessagesQueued(messages.stream()
                .filter(message -> message.state() == MessageState.QUEUED)
                .map(Message::channel)
                .collect(toUnmodifiableSet()));
    }
}
