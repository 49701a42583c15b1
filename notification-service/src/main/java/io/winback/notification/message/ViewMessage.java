package io.winback.notification.message;

import io.winback.notification.channel.RenderedMessage;
import io.winback.notification.message.MessageResource.Details;
import io.winback.notification.message.MessageResource.EventView;
import io.winback.notification.message.MessageResource.MessageView;
import io.winback.notification.message.MessageResource.TryView;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.recipient.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows one message: its content, the masked address, all tries, and the history. */
@ApplicationScoped
class ViewMessage {

    private final Messages messages;
    private final MessageHistory history;
    private final Recipients recipients;
    private final MessageContent content;
    private final AddressMask mask;

    ViewMessage(
            Messages messages,
            MessageHistory history,
            Recipients recipients,
            MessageContent content,
            AddressMask mask) {
        this.messages = messages;
        this.history = history;
        this.recipients = recipients;
        this.content = content;
        this.mask = mask;
    }

    Optional<MessageView> view(UUID messageId) {
        return messages.findByIdOptional(messageId).map(message -> MessageView.of(message, details(message)));
    }

    private Details details(Message message) {
        var recipient = recipients.withId(message.customerId()).filter(known -> message.channel() != null);
        var address = recipient.flatMap(known -> known.address(message.channel()));
        return new Details(
                address.map(mask::shown).orElse(null),
                recipient.flatMap(known -> contentOf(message, known)).orElse(Details.NO_CONTENT),
                messages.tries(message.decisionId(), message.step()).stream()
                        .map(TryView::of)
                        .toList(),
                events(message.id(), address));
    }

    private Optional<RenderedMessage> contentOf(Message message, Recipient recipient) {
        return content.of(message.channel(), message.request(), recipient);
    }

    /** The answer of a provider may name the address. */
    private List<EventView> events(UUID messageId, Optional<String> address) {
        return history.ofMessage(messageId).stream()
                .map(entry -> new EventView(
                        entry.at(),
                        entry.what(),
                        entry.detail() == null
                                ? null
                                : address.map(known -> entry.detail().replace(known, mask.shown(known)))
                                        .orElse(entry.detail())))
                .toList();
    }
}
