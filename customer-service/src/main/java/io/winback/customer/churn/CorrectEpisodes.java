package io.winback.customer.churn;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.LaterPurchases;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Ends churn episodes, and corrects them when facts arrive late. The result is that of the facts in the order in which they
 * happened. The transaction has locked the customers, and the caller stores them.
 */
@ApplicationScoped
public class CorrectEpisodes {

    private static final Logger LOG = Logger.getLogger(CorrectEpisodes.class);

    private final ChurnEpisodes churnEpisodes;
    private final Cancellations cancellations;
    private final InferCancellationReason inferCancellationReason;
    private final LaterPurchases laterPurchases;
    private final Outbox outbox;

    CorrectEpisodes(
            ChurnEpisodes churnEpisodes,
            Cancellations cancellations,
            InferCancellationReason inferCancellationReason,
            LaterPurchases laterPurchases,
            Outbox outbox) {
        this.churnEpisodes = churnEpisodes;
        this.cancellations = cancellations;
        this.inferCancellationReason = inferCancellationReason;
        this.laterPurchases = laterPurchases;
        this.outbox = outbox;
    }

    /** @param changed customers whose profiles other services need */
    @Transactional(MANDATORY)
    public void end(Collection<CustomerReturned> returns, Collection<Customer> changed) {
        churnEpisodes.end(returns);
        outbox.publish(List.copyOf(returns));
        outbox.publish(changed.stream().map(Customer::profile).toList());
        returns.forEach(returned ->
                LOG.infof("episode %s: customer %s has returned", returned.episodeId(), returned.customerId()));
    }

    /** The customer ordered between two cancellations. The open episode begins with the first cancellation after that order. */
    @Transactional(MANDATORY)
    public void orderedWithinEpisode(Customer customer) {
        if (customer.stage() == Stage.CHURNED && !customer.deceased()) {
            moveBeginning(customer, open(customer));
        }
    }

    /** Orders of the customer were cancelled. An episode that only they ended is open again. */
    @Transactional(MANDATORY)
    public void lostOrders(Customer customer) {
        var border = customer.lastReturnBorder();
        if (border == null || customer.deceased()) {
            return;
        }
        var first = laterPurchases.firstAfter(customer, border);
        if (first.isPresent()) {
            customer.moveReturn(first.get().time());
        } else if (customer.stage() == Stage.CHURNED) {
            moveBeginning(customer, open(customer));
        } else {
            reopen(customer);
        }
    }

    private void reopen(Customer customer) {
        var open = open(customer);
        churnEpisodes.last(customer.id()).ifPresent(last -> {
            var churned = open.isEmpty()
                    ? customer.reopen(last.episodeId(), ChurnCause.LAPSED, last.churnedAt(), List.of(last.reason()))
                    : customer.reopen(
                            last.episodeId(), ChurnCause.CANCELLED, open.get(0).cancelledAt(), reasons(open));
            churnEpisodes.reopen(churned);
            outbox.publish(churned);
            LOG.infof(
                    "episode %s: customer %s has not returned: the order is cancelled",
                    last.episodeId(), customer.id());
        });
    }

    private void moveBeginning(Customer customer, List<Cancellation> open) {
        if (open.isEmpty()) {
            return;
        }
        var first = open.get(0).cancelledAt();
        if (first.isBefore(customer.since())
                || laterPurchases.firstAfter(customer, customer.since()).isPresent()) {
            customer.beginEpisodeAt(first, reasons(open));
            customer.openEpisode().ifPresent(churnEpisodes::update);
        }
    }

    /** The cancellations after which the customer placed no order, the earliest first. */
    private List<Cancellation> open(Customer customer) {
        var open = new ArrayDeque<Cancellation>();
        var all = cancellations.of(customer.id());
        for (int i = all.size() - 1; i >= 0; i--) {
            if (laterPurchases.firstAfter(customer, all.get(i).cancelledAt()).isPresent()) {
                break;
            }
            open.addFirst(all.get(i));
        }
        return List.copyOf(open);
    }

    private List<InferredReason> reasons(List<Cancellation> open) {
        return open.stream().map(inferCancellationReason::infer).toList();
    }
}
