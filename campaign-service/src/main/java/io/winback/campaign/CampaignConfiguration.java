package io.winback.campaign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may set. */
@ConfigMapping(prefix = "winback.campaign")
public interface CampaignConfiguration {

    /**
     * Mixed into the draw of holdouts and variants. Changing it deals everybody anew, so change it only when you mean
     * that. It is a secret, so that outsiders cannot work out who is held out. It signs nothing, so an installation from
     * before keeps its short one.
     */
    String drawSalt();

    /** Where the console reads what the other services know; each may be away. */
    @WithDefault("http://localhost:8081")
    String customerService();

    /** As above. */
    @WithDefault("http://localhost:8083")
    String offerService();

    /** As above. */
    @WithDefault("http://localhost:8084")
    String notificationService();
}
