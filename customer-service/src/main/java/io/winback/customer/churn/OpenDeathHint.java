package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.churn.DeathHint.Question;
import io.winback.customer.churn.DeathHint.Source;
import io.winback.customer.profile.Customer;
import io.winback.customer.reasons.Classification;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Asks a person whether a customer has died, once for each customer at a time. */
@ApplicationScoped
public class OpenDeathHint {

    private static final Logger LOG = Logger.getLogger(OpenDeathHint.class);

    private final DeathHints hints;
    private final Session database;

    OpenDeathHint(DeathHints hints, Session database) {
        this.hints = hints;
        this.database = database;
    }

    /**
     * A text was read. Only a death that is read, and not named, opens a hint.
     *
     * @param customer held by the running transaction
     * @param read by the classifier
     * @param sourceId of what holds the text
     */
    @Transactional(TxType.MANDATORY)
    public void openIfRead(Customer customer, Classification read, Source source, Object sourceId, Instant now) {
        if (read.reason() != ChurnReason.DECEASED || customer.deceased() || customer.deathHintId() != null) {
            return;
        }
        var hint = new DeathHint(
                UuidCreator.getTimeOrderedEpoch(),
                customer.id(),
                Question.MAY_HAVE_DIED,
                source,
                sourceId.toString(),
                read.evidence(),
                now);
        hints.persist(hint);
        customer.openDeathHint(hint.id());
        LOG.infof("hint %s: customer %s may have died", hint.id(), customer.id());
    }

    /**
     * Orders came after a recorded death. A batch is one statement for each table.
     *
     * @param orders the id of one such order, by customer; these are held by the running transaction
     */
    @Transactional(TxType.MANDATORY)
    public void openIfOrdered(Map<String, String> orders, Instant now) {
        if (orders.isEmpty()) {
            return;
        }
        var customers = new ArrayList<>(orders.keySet());
        var opened = database.createNativeQuery("""
                        with asked as (
                            update customer set death_hint_id = hint.hint_id
                            from (select unnest(:hints) as hint_id, unnest(:customers) as customer_id,
                                unnest(:orders) as order_id) as hint
                            where customer.customer_id = hint.customer_id and customer.death_hint_id is null
                            returning hint.hint_id, hint.customer_id, hint.order_id),
                        opened as (
                            insert into death_hint (hint_id, customer_id, question, source, source_id, evidence, state, opened_at)
                            select hint_id, customer_id, 'MAY_LIVE', 'ORDER', order_id, '["ordered after a recorded death"]',
                                'OPEN', :now
                            from asked returning customer_id)
                        select customer_id from opened""", String.class)
                .setParameter(
                        "hints",
                        customers.stream()
                                .map(customer -> UuidCreator.getTimeOrderedEpoch())
                                .toArray(UUID[]::new))
                .setParameter("customers", customers.toArray(String[]::new))
                .setParameter("orders", customers.stream().map(orders::get).toArray(String[]::new))
                .setParameter("now", now)
                .getResultList();
        if (!opened.isEmpty()) {
            LOG.infof("customers %s ordered after a recorded death", List.copyOf(opened));
        }
    }
}
