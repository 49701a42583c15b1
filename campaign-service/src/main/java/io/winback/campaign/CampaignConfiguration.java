package io.winback.campaign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The settings of campaign-service. */
@ConfigMapping(prefix = "winback.campaign")
public interface CampaignConfiguration {

    /**
     * The salt of the hash that assigns customers to holdouts and variants. A change assigns all customers again. It is a
     * secret, so that outsiders cannot find out who is held out. It signs nothing, so an earlier installation keeps its
     * short salt.
     */
    String drawSalt();

    /**
     * How long an activation waits for offers and templates that were defined a moment ago, before it is refused. Longer helps
     * where events are slow to arrive; shorter refuses an incomplete campaign sooner.
     */
    @WithDefault("PT4S")
    Duration activationWait();

    /**
     * How old a return may be when it becomes known, so that campaigns with the trigger {@code CUSTOMER_WON_BACK} consider it. An
     * older return is history, as in an import. Longer helps where a shop reports its orders late.
     */
    @WithDefault("P7D")
    Duration recentReturn();

    /** The time zone of customers whose own is not known. It is that of customer-service ({@code winback.customer.time-zone}). */
    @WithDefault("Asia/Tokyo")
    String timeZone();

    /**
     * How many days after a birthday or an anniversary campaigns still consider it, as after an outage. With 0, only the day itself
     * counts. Longer approaches customers later than they expect.
     */
    @WithDefault("2")
    @Min(0)
    @Max(180)
    int daysLate();

    /** The URL of customer-service, for the console. */
    @WithDefault("http://localhost:8081")
    String customerService();

    /** The URL of offer-service, for the console. */
    @WithDefault("http://localhost:8083")
    String offerService();

    /** The URL of notification-service, for the console. */
    @WithDefault("http://localhost:8084")
    String notificationService();
}
