package io.winback.notification.hold;

import io.winback.events.campaign.SendingHoldChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/** Stores holds of sending and their ends. The workers of all replicas read them. */
@ApplicationScoped
public class ChangeSendingHolds {

    private static final Logger LOG = Logger.getLogger(ChangeSendingHolds.class);

    private final SendingHolds holds;

    ChangeSendingHolds(SendingHolds holds) {
        this.holds = holds;
    }

    @Transactional
    public void change(List<SendingHoldChanged> changes) {
        for (var change : changes) {
            holds.store(change);
            LOG.infof(
                    "sending of %s is %s, version %d",
                    change.scope(), change.held() ? "held" : "released", change.version());
        }
    }
}
