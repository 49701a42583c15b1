package io.winback.customer.churn;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.EpisodeReturn;
import io.winback.customer.profile.NetPayments;
import io.winback.customer.profile.NetPayments.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/**
 * Corrects the lost revenue of churn episodes, and what is left of the orders that ended them. The transaction has locked the
 * customers, and the caller stores them.
 */
@ApplicationScoped
public class CorrectLosses {

    private static final Logger LOG = Logger.getLogger(CorrectLosses.class);

    private final EndedEpisodes endedEpisodes;
    private final NetPayments netPayments;
    private final Outbox outbox;

    CorrectLosses(EndedEpisodes endedEpisodes, NetPayments netPayments, Outbox outbox) {
        this.endedEpisodes = endedEpisodes;
        this.netPayments = netPayments;
        this.outbox = outbox;
    }

    /** Which of these customers have churned at some time. */
    @Transactional(MANDATORY)
    public Set<String> customersWithLosses(Collection<String> customerIds) {
        return endedEpisodes.customersAmong(customerIds);
    }

    /** Orders of these customers were refunded. */
    @Transactional(MANDATORY)
    public void recount(Collection<String> customerIds) {
        endedEpisodes.recount(customerIds);
    }

    /**
     * These orders were refunded or cancelled. Publishes {@code CustomerReturned} again for the episodes that these orders ended,
     * with what is left of their totals.
     */
    @Transactional(MANDATORY)
    public void correctReturns(Collection<Customer> customers, Collection<String> orderIds) {
        var byId = customers.stream().collect(toMap(Customer::id, customer -> customer));
        endedEpisodes
                .endedBy(orderIds)
                .forEach(ended -> publish(byId.get(ended.customerId()), ended.episodeId(), ended.end()));
    }

    /**
     * Returns of orders became known that the shop may not have reported. They lower what was paid when a coupon was used.
     *
     * @return the customers whose returns were published again
     */
    @Transactional(MANDATORY)
    public List<Customer> correctUses(Collection<Customer> customers, Collection<String> orderIds) {
        var byId = customers.stream().collect(toMap(Customer::id, customer -> customer));
        var corrected = new LinkedHashSet<Customer>();
        var episodes = endedEpisodes.endedByUse(byId.keySet(), orderIds);
        var paid = netPayments.of(episodes.stream()
                .map(ended -> new Payment(
                        ended.customerId(), ended.end().orderId(), ended.end().total()))
                .toList());
        for (var ended : episodes) {
            var customer = byId.get(ended.customerId());
            var end = ended.end();
            var left = paid.get(new Payment(customer.id(), end.orderId(), end.total()));
            publish(
                    customer,
                    ended.episodeId(),
                    new EpisodeReturn(end.at(), end.orderId(), left, end.couponCode(), end.isByCouponAlone()));
            corrected.add(customer);
        }
        return List.copyOf(corrected);
    }

    private void publish(Customer customer, UUID episodeId, EpisodeReturn end) {
        outbox.publish(customer.returned(episodeId, end));
        LOG.infof("episode %s: the total of order %s is %s now", episodeId, end.orderId(), end.total());
    }
}
