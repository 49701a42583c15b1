package io.winback.notification.message;

import io.winback.chassis.access.PersonalDataAccess;
import io.winback.chassis.access.PersonalDataMask;
import io.winback.notification.channel.RenderedMessage;
import io.winback.notification.message.MessageView.Details;
import io.winback.notification.message.MessageView.EventView;
import io.winback.notification.message.MessageView.TryView;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.recipient.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows one message: its content, the address, all tries, and the history, as far as the caller may read them. */
@ApplicationScoped
class ViewMessage {

    private final Messages messages;
    private final MessageHistory history;
    private final Recipients recipients;
    private final MessageContent content;
    private final PersonalDataAccess access;

    ViewMessage(
            Messages messages,
            MessageHistory history,
            Recipients recipients,
            MessageContent content,
            PersonalDataAccess access) {
        this.messages = messages;
        this.history = history;
        this.recipients = recipients;
        this.content = content;
        this.access = access;
    }

    Optional<MessageView> view(UUID messageId) {
        return messages.findByIdOptional(messageId).map(message -> MessageView.of(message, details(message)));
    }

    private Details details(Message message) {
        var recipient = recipients.withId(message.customerId()).filter(known -> message.channel() != null);
        var address =
                recipient.flatMap(known -> known.address(message.channel())).orElse(null);
        return new Details(
                access.showsAddresses() ? address : PersonalDataMask.address(address),
                recipient
                        .filter(known -> access.showsWords())
                        .flatMap(known -> contentOf(message, known))
                        .orElse(Details.NO_CONTENT),
                messages.tries(message.decisionId(), message.step()).stream()
                        .map(TryView::of)
                        .toList(),
                events(message.id(), address));
    }

    private Optional<RenderedMessage> contentOf(Message message, Recipient recipient) {
        return content.of(message.channel(), message.request(), recipient);
    }

    /** @param address masked in the answers of providers, which may name it; null if it is not known */
    private List<EventView> events(UUID messageId, String address) {
        return history.ofMessage(messageId).stream()
                .map(entry -> new EventView(entry.at(), entry.what(), masked(entry.detail(), address)))
                .toList();
    }

    private String masked(String detail, String address) {
        if (detail == null || access.showsAddresses()) {
            return detail;
        }
        return PersonalDataMask.addressesIn(
                address == null ? detail : detail.replace(address, PersonalDataMask.address(address)));
    }
}
