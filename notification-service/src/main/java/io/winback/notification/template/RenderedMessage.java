package io.winback.notification.template;

import io.winback.events.Channel;
import io.winback.notification.text.SmsText;

/**
 * The content of a message.
 *
 * @param subject null if the channel has no subject
 * @param html null if there is only text
 */
public record RenderedMessage(String subject, String html, String text) {

    /** The number of SMS parts; null on other channels. */
    public Integer partsOn(Channel channel) {
        return channel == Channel.SMS ? SmsText.of(text).parts() : null;
    }
}
