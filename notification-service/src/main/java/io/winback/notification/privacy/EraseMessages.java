package io.winback.notification.privacy;

import io.winback.chassis.erasure.PersonalDataEraser;
import io.winback.chassis.erasure.Pseudonym;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.notification.MessagesErased;
import io.winback.notification.recipient.ForgetRecipients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/** Forgets whom messages were for, and what they told them; that they were sent stays. The recipient goes too. */
@ApplicationScoped
public class EraseMessages {

    private static final Logger LOG = Logger.getLogger(EraseMessages.class);
    /** What providers said may name an address. */
    private static final List<String> SAID = List.of("update message_event set detail = null"
            + " where message_id in (select message_id from message where customer_id = ?)");

    private static final List<String> WHOSE = List.of("""
            update message set customer_id = erased.pseudonym,
                request = jsonb_set(cast(request as jsonb) - 'coupon', '{customerId}', to_jsonb(erased.pseudonym))
            from (select cast(? as text) as pseudonym) as erased where customer_id = ?""");

    private final ForgetRecipients forgetRecipients;
    private final PersonalDataEraser traces;
    private final Outbox outbox;

    EraseMessages(ForgetRecipients forgetRecipients, PersonalDataEraser traces, Outbox outbox) {
        this.forgetRecipients = forgetRecipients;
        this.traces = traces;
        this.outbox = outbox;
    }

    @Transactional
    public void forEach(List<DecisionsErased> erasures) {
        for (var erasure : erasures) {
            traces.forget(erasure.customerId(), SAID);
            traces.rename(erasure.customerId(), Pseudonym.of(erasure.erasureId()), WHOSE);
            traces.erase(erasure.customerId());
            outbox.publish(new MessagesErased(erasure.customerId(), erasure.erasureId()));
            LOG.infof("erasure %s: messages are nobody's", erasure.erasureId());
        }
        forgetRecipients.unlessForgotten(erasures);
    }
}
