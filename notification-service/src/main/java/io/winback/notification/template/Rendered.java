package io.winback.notification.template;

import io.winback.events.Channel;
import io.winback.notification.text.SmsText;

/**
 * A message as it will be read.
 *
 * @param subject null where the channel has none
 * @param html null where there is only text
 */
public record Rendered(String subject, String html, String text) {

    /** How many SMS it takes; null on other channels. */
    public Integer partsOn(Channel channel) {
        return channel == Channel.SMS ? SmsText.of(text).parts() : null;
    }
}
