package io.winback.notification;

import io.winback.events.campaign.CouponGrant;
import io.winback.events.campaign.OutreachRequested;
import java.util.List;
import java.util.UUID;

/** Requests of one message, of the first step of a new decision. */
public final class SampleRequest {

    private SampleRequest() {}

    /** @param channels {@code PREFERRED} or names of channels */
    public static OutreachRequested of(String customer, String template, String... channels) {
        return of(customer, template, null, null, channels);
    }

    /**
     * @param coupon null for none
     * @param priority null for none
     */
    public static OutreachRequested of(
            String customer, String template, CouponGrant coupon, Integer priority, String... channels) {
        return new OutreachRequested(
                customer,
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                "winter",
                "冬の再会",
                template,
                List.of(channels),
                coupon,
                null,
                priority,
                null);
    }
}
