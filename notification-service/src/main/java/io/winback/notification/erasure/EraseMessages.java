package io.winback.notification.erasure;

import io.winback.chassis.erasure.PersonalDataEraser;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.notification.MessagesErased;
import io.winback.notification.recipient.EraseRecipients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Erases the customer and the coupon from messages. The messages remain under a pseudonym, so that they are still counted. The
 * recipient is erased, too.
 */
@ApplicationScoped
public class EraseMessages {

    private static final Logger LOG = Logger.getLogger(EraseMessages.class);

    private final EraseRecipients eraseRecipients;
    private final PersonalDataEraser eraser;
    private final Outbox outbox;

    EraseMessages(EraseRecipients eraseRecipients, PersonalDataEraser eraser, Outbox outbox) {
        this.eraseRecipients = eraseRecipients;
        this.eraser = eraser;
        this.outbox = outbox;
    }

    @Transactional
    public void erase(List<DecisionsErased> erasures) {
        for (var erasure : erasures) {
            eraser.erase(erasure.customerId(), erasure.erasureId());
            outbox.publish(new MessagesErased(erasure.customerId(), erasure.erasureId()));
            LOG.infof("erasure %s: the messages are anonymous", erasure.erasureId());
        }
        eraseRecipients.eraseUnlessHandled(erasures);
    }
}
