package io.winback.notification.message;

import io.winback.notification.hold.SendingHolds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import org.jboss.logging.Logger;

/** Releases the held messages of campaigns that are not paused any more. */
@ApplicationScoped
class ReleaseHeldMessages {

    private static final Logger LOG = Logger.getLogger(ReleaseHeldMessages.class);

    private final HeldMessages heldMessages;
    private final SendingHolds holds;
    private final Clock clock;

    ReleaseHeldMessages(HeldMessages heldMessages, SendingHolds holds, Clock clock) {
        this.heldMessages = heldMessages;
        this.holds = holds;
        this.clock = clock;
    }

    /** @return how many messages were released, at most the limit */
    @Transactional
    int release(int most) {
        var campaigns = new HashSet<>(heldMessages.campaigns());
        campaigns.removeAll(holds.current().campaigns());
        if (campaigns.isEmpty()) {
            return 0;
        }
        int released = heldMessages.release(campaigns, clock.instant(), most);
        LOG.infof("%d held messages of campaigns %s are released", released, campaigns);
        return released;
    }
}
