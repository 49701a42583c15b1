package io.winback.notification.message;

import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.template.LastDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a template's placeholders stand for, for one person. */
@ApplicationScoped
public class MessageData {

    private final NotificationConfiguration configuration;

    MessageData(NotificationConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * @param locale in which dates are written
     * @param unsubscribeUrl where the person says no to this channel; their other preferences are on the same page
     */
    public Map<String, Object> of(ClaimedMessage message, Locale locale, String unsubscribeUrl) {
        var recipient = message.recipient();
        var data = new HashMap<String, Object>();
        data.put("customer", customer(recipient));
        data.put("campaign", Map.of("name", message.request().campaignName()));
        data.put("unsubscribeUrl", unsubscribeUrl);
        data.put("preferencesUrl", unsubscribeUrl);
        addCoupon(data, message.request(), zone(recipient.timeZone()), locale);
        return data;
    }

    /** A name that is missing is absent, so that templates can say another word in its place. */
    private static Map<String, Object> customer(Recipient recipient) {
        var customer = new HashMap<String, Object>();
        customer.put("customerId", recipient.customerId());
        customer.put("name", recipient.name());
        return customer;
    }

    /** Absent where there is no coupon, so that {@code {#if coupon}} can ask. */
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
