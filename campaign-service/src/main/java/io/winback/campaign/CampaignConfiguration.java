package io.winback.campaign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of campaign-service. */
@ConfigMapping(prefix = "winback.campaign")
public interface CampaignConfiguration {

    /**
     * The salt of the hash that assigns customers to holdouts and variants. A change assigns all customers again. It is a
     * secret, so that outsiders cannot find out who is held out. It signs nothing, so an earlier installation keeps its
     * short salt.
     */
    String drawSalt();

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
