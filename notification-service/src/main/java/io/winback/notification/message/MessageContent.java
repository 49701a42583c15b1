package io.winback.notification.message;

import io.winback.events.Channel;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.channel.RenderedMessage;
import io.winback.notification.recipient.Recipient;
import java.util.Optional;

/** Renders a stored message for its view. */
public interface MessageContent {

    /** @return empty if the template is missing or cannot be rendered */
    Optional<RenderedMessage> of(Channel channel, OutreachRequested request, Recipient recipient);
}
