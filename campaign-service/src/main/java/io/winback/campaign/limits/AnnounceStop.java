package io.winback.campaign.limits;

import io.winback.events.campaign.SendingHoldChanged;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Sends a change of the emergency stop to notification-service by request, so that it does not wait behind queued events. The
 * event follows in any case: the first of both takes effect, and the second changes nothing.
 */
@ApplicationScoped
class AnnounceStop {

    private static final Logger LOG = Logger.getLogger(AnnounceStop.class);

    private final SendingHoldsClient notificationService;

    AnnounceStop(@RestClient SendingHoldsClient notificationService) {
        this.notificationService = notificationService;
    }

    /** @return whether notification-service has stored the change */
    boolean announce(SendingHoldChanged change) {
        try {
            notificationService.put(change);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "notification-service does not confirm the emergency stop; the event follows: %s", e.getMessage());
            return false;
        }
    }
}
