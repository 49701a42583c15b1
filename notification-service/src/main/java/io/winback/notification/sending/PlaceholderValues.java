package io.winback.notification.sending;

import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.template.LastDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The values of the placeholders of a template, for one message. */
@ApplicationScoped
class PlaceholderValues {

    private final NotificationConfiguration configuration;

    PlaceholderValues(NotificationConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * @param locale of dates
     * @param unsubscribeUrl the page on which the recipient unsubscribes from this channel
     */
    Map<String, Object> ofMessage(ClaimedMessage message, Locale locale, String unsubscribeUrl) {
        return of(message.request(), message.recipient(), locale, unsubscribeUrl);
    }

    /** The same for a message that is not claimed. */
    Map<String, Object> of(OutreachRequested request, Recipient recipient, Locale locale, String unsubscribeUrl) {
        var data = new HashMap<String, Object>();
        data.put("customer", customer(recipient));
        data.put("campaign", Map.of("name", request.campaignName()));
        data.put("unsubscribeUrl", unsubscribeUrl);
        data.put("preferencesUrl", unsubscribeUrl);
        addCoupon(data, request, zone(recipient.timeZone()), locale);
        return data;
    }

    /** A missing name is absent, so that templates can print another word in its place. */
    private static Map<String, Object> customer(Recipient recipient) {
        var customer = new HashMap<String, Object>();
        customer.put("customerId", recipient.customerId());
        customer.put("name", recipient.name());
        return customer;
    }

    /** Absent if there is no coupon, so that {@code {#if coupon}} works. */
    private void addCoupon(Map<String, Object> data, OutreachRequested request, ZoneId zone, Locale locale) {
        var coupon = request.coupon();
        data.put(
                "coupon",
                coupon == null
                        ? null
                        : Map.of("code", coupon.code(), "expiresOn", LastDay.before(coupon.expiresAt(), zone, locale)));
        data.put("offer", coupon == null ? null : Map.of("name", coupon.offerName()));
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(name == null ? configuration.timeZone() : name);
        } catch (DateTimeException e) {
            return ZoneId.of(configuration.timeZone());
        }
    }
}
