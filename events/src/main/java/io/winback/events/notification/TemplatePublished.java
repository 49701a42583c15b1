package io.winback.events.notification;

import io.winback.events.Channel;
import java.util.List;

/**
 * A template is defined or deleted. It concerns no single customer, so the record key names the template.
 *
 * @param version grows with each event of the same template; an event with a lower version has no effect
 * @param defaultLocale the locale of messages to recipients in whose language the template has no text
 * @param texts the texts that can be sent, one for each locale and channel; none if the template is deleted
 */
public record TemplatePublished(String templateId, long version, String defaultLocale, List<Text> texts)
        implements NotificationEvent {

    /**
     * One text of the template.
     *
     * @param needsCoupon whether it cannot be sent without a coupon
     */
    public record Text(String locale, Channel channel, boolean needsCoupon) {}

    /** The record key. It is no customer id, because it contains a colon. */
    @Override
    public String customerId() {
        return "template:" + templateId;
    }
}
