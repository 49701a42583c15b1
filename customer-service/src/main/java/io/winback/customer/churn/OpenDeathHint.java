package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.churn.DeathHint.Question;
import io.winback.customer.churn.DeathHint.Source;
import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Opens a death hint for a person to decide. A customer has at most one open hint. */
@ApplicationScoped
public class OpenDeathHint {

    private static final Logger LOG = Logger.getLogger(OpenDeathHint.class);

    private static final List<String> ORDER_EVIDENCE = List.of("ordered after a recorded death");

    private final DeathHints hints;
    private final BulkCustomers customers;
    private final Clock clock;

    OpenDeathHint(DeathHints hints, BulkCustomers customers, Clock clock) {
        this.hints = hints;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Opens a hint if the classifier read a death from a text. A death that a person stated opens none.
     *
     * @param customer locked by the transaction
     */
    @Transactional(MANDATORY)
    public void openIfRead(Customer customer, ClassifiedText text) {
        var read = text.classification();
        if (read.reason() != ChurnReason.DECEASED || customer.deceased() || customer.deathHintId() != null) {
            return;
        }
        var hint = new DeathHint(
                UuidCreator.getTimeOrderedEpoch(),
                customer.id(),
                Question.MAY_HAVE_DIED,
                text.source(),
                text.sourceId().toString(),
                read.evidence(),
                clock.instant());
        hints.persist(hint);
        customer.openDeathHint(hint.id());
        LOG.infof("hint %s: customer %s may have died", hint.id(), customer.id());
    }

    /**
     * Opens hints for customers with orders after a recorded death.
     *
     * @param orders the id of one such order, by customer; the transaction has locked the customers
     */
    @Transactional(MANDATORY)
    public void openIfOrdered(Map<String, String> orders) {
        if (orders.isEmpty()) {
            return;
        }
        Map<String, UUID> hintIds = orders.keySet().stream()
                .collect(Collectors.toMap(customer -> customer, customer -> UuidCreator.getTimeOrderedEpoch()));
        var opened = customers.openDeathHints(hintIds);
        var now = clock.instant();
        hints.persist(opened.stream()
                .map(customer -> new DeathHint(
                        hintIds.get(customer),
                        customer,
                        Question.MAY_LIVE,
                        Source.ORDER,
                        orders.get(customer),
                        ORDER_EVIDENCE,
                        now)));
        if (!opened.isEmpty()) {
            LOG.infof("customers %s ordered after a recorded death", List.copyOf(opened));
        }
    }
}
