package io.winback.campaign.erasure;

import io.winback.campaign.journey.EndJourneys;
import io.winback.chassis.erasure.PersonalDataEraser;
import io.winback.chassis.erasure.Pseudonym;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.customer.CustomerErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Forgets whom decisions were about; what was decided, and what it came to, stays. The word of it follows all that was
 * ever asked for on the person down the same road, so that nothing of theirs arrives behind it.
 */
@ApplicationScoped
public class EraseDecisions {

    private static final Logger LOG = Logger.getLogger(EraseDecisions.class);
    private static final List<String> WHOSE = List.of(
            "update enrolment set customer_id = ? where episode_id in ("
                    + "select episode_id from episode where customer_id = ?)",
            "update decision set customer_id = ? where customer_id = ?",
            "update episode set customer_id = ?, order_id = null where customer_id = ?");

    private final EndJourneys endJourneys;
    private final PersonalDataEraser traces;
    private final Outbox outbox;

    EraseDecisions(EndJourneys endJourneys, PersonalDataEraser traces, Outbox outbox) {
        this.endJourneys = endJourneys;
        this.traces = traces;
        this.outbox = outbox;
    }

    @Transactional
    public void erase(List<CustomerErased> erasures) {
        for (var erasure : erasures) {
            endJourneys.of(erasure.customerId(), Refusal.SUPPRESSED);
            traces.rename(erasure.customerId(), Pseudonym.of(erasure.erasureId()), WHOSE);
            traces.erase(erasure.customerId());
            outbox.publish(new DecisionsErased(erasure.customerId(), erasure.erasureId()));
            LOG.infof("erasure %s: decisions are nobody's", erasure.erasureId());
        }
    }
}
