package io.winback.customer.churn;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.EpisodeReturn;
import io.winback.customer.profile.LaterPurchases;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
    private final OpenCancellations openCancellations;
    private final LaterPurchases laterPurchases;
    private final FindReturn findReturn;
    private final Outbox outbox;

    CorrectEpisodes(
            ChurnEpisodes churnEpisodes,
            OpenCancellations openCancellations,
            LaterPurchases laterPurchases,
            FindReturn findReturn,
            Outbox outbox) {
        this.churnEpisodes = churnEpisodes;
        this.openCancellations = openCancellations;
        this.laterPurchases = laterPurchases;
        this.findReturn = findReturn;
        this.outbox = outbox;
    }

    /** Publishes the profiles of stored customers. */
    @Transactional(MANDATORY)
    public void publishProfiles(Collection<Customer> changed) {
        outbox.publish(changed.stream().map(Customer::profile).toList());
    }

    @Transactional(MANDATORY)
    public void end(Collection<CustomerReturned> returns) {
        churnEpisodes.end(returns);
        outbox.publish(List.copyOf(returns));
        returns.forEach(returned ->
                LOG.infof("episode %s: customer %s has returned", returned.episodeId(), returned.customerId()));
    }

    /** The customer ordered between two cancellations. The open episode begins with the first cancellation after that order. */
    @Transactional(MANDATORY)
    public void orderedWithinEpisode(Customer customer) {
        if (customer.stage() == Stage.CHURNED && !customer.deceased()) {
            moveBeginning(customer, openCancellations.of(customer));
        }
    }

    /** An order became known that is earlier than the end of the last episode. It ends the episode. */
    @Transactional(MANDATORY)
    public void returnedEarlier(Customer customer) {
        churnEpisodes.last(customer.id()).ifPresent(last -> correctLast(customer, last, customer.lastReturnBorder()));
    }

    /** Which of these customers have used a coupon. A use that was reversed counts too. */
    @Transactional(MANDATORY)
    public Set<String> customersWithUses(Collection<String> customerIds) {
        return findReturn.customersWithUses(customerIds);
    }

    /**
     * An order or the use of a coupon became known, or a use was reversed. It may end the open episode, or replace the use that
     * ended the last one. An episode that only reversed uses ended is open again.
     *
     * @return whether it published a change of the customer, who must be stored then
     */
    @Transactional(MANDATORY)
    public boolean correctEnd(Customer customer) {
        var border = customer.lastReturnBorder();
        if (border == null || customer.deceased()) {
            return false;
        }
        return customer.stage() == Stage.CHURNED
                ? endOpen(customer, border)
                : churnEpisodes
                        .last(customer.id())
                        .filter(ChurnEpisodes.StoredEpisode::isByCouponAlone)
                        .filter(last -> correctLast(customer, last, border))
                        .isPresent();
    }

    /** Orders of the customer were cancelled. An episode that only they ended is open again. */
    @Transactional(MANDATORY)
    public void lostOrders(Customer customer) {
        var border = customer.lastReturnBorder();
        if (border == null || customer.deceased()) {
            return;
        }
        if (customer.stage() != Stage.CHURNED) {
            churnEpisodes.last(customer.id()).ifPresent(last -> correctLast(customer, last, border));
        } else if (!endOpen(customer, border)) {
            moveBeginning(customer, openCancellations.of(customer));
        }
    }

    private boolean endOpen(Customer customer, Instant border) {
        var returned = customer.openEpisode()
                .flatMap(open -> findReturn.find(customer, open.episodeId(), open.churnedAt(), border))
                .flatMap(customer::returnBy);
        returned.ifPresent(event -> publish(event, churnEpisodes::end));
        return returned.isPresent();
    }

    private boolean correctLast(Customer customer, ChurnEpisodes.StoredEpisode last, Instant border) {
        var found = findReturn.find(customer, last.episodeId(), last.churnedAt(), border);
        if (found.isEmpty()) {
            reopen(customer, last);
            return true;
        }
        return moveReturn(customer, last, found.get());
    }

    /** Replaces the order or the use that ended an episode. @return whether a change of the customer was published */
    private boolean moveReturn(Customer customer, ChurnEpisodes.StoredEpisode last, EpisodeReturn found) {
        if (last.isEndedBy(found)) {
            return false;
        }
        publish(customer.moveReturn(last.episodeId(), found), churnEpisodes::moveEnd);
        return true;
    }

    private void publish(CustomerReturned returned, Consumer<List<CustomerReturned>> store) {
        store.accept(List.of(returned));
        outbox.publish(returned);
        LOG.infof("episode %s: customer %s has returned", returned.episodeId(), returned.customerId());
    }

    private void reopen(Customer customer, ChurnEpisodes.StoredEpisode last) {
        var open = openCancellations.of(customer);
        var churned = open.isEmpty()
                ? customer.reopen(last.episodeId(), ChurnCause.LAPSED, last.churnedAt(), List.of(last.reason()))
                : customer.reopen(
                        last.episodeId(),
                        ChurnCause.CANCELLED,
                        open.get(0).cancelledAt(),
                        openCancellations.reasons(open));
        churnEpisodes.reopen(churned);
        outbox.publish(churned);
        LOG.infof("episode %s: customer %s has not returned", last.episodeId(), customer.id());
    }

    private void moveBeginning(Customer customer, List<Cancellation> open) {
        if (open.isEmpty()) {
            return;
        }
        var first = open.get(0).cancelledAt();
        if (first.isBefore(customer.since())
                || laterPurchases.firstAfter(customer, customer.since()).isPresent()) {
            customer.beginEpisodeAt(first, openCancellations.reasons(open));
            customer.openEpisode().ifPresent(churnEpisodes::update);
            customer.churnedAgain().ifPresent(outbox::publish);
        }
    }
}
