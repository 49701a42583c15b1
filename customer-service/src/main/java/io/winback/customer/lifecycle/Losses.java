package io.winback.customer.lifecycle;

import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.CustomerValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/** Every loss and its end, one row each, kept when the customer has long moved on. */
@ApplicationScoped
public class Losses {

    private final Session database;

    Losses(Session database) {
        this.database = database;
    }

    public void began(Collection<CustomerChurned> losses) {
        var all = List.copyOf(losses);
        if (all.isEmpty()) {
            return;
        }
        database.createNativeMutationQuery("""
                        insert into loss (episode_id, customer_id, lost_at, reason, confidence, revenue, currency, tier,
                            category)
                        select episode_id, customer_id, cast(lost_at as timestamptz), reason, confidence, revenue, currency,
                            tier, (select mode() within group (order by o.category) from customer_order o
                                where o.customer_id = lost.customer_id)
                        from unnest(:episodes, :customers, :times, :reasons, :confidences, :revenues, :currencies, :tiers)
                            as lost (episode_id, customer_id, lost_at, reason, confidence, revenue, currency, tier)
                        on conflict do nothing""")
                .setParameter(
                        "episodes", all.stream().map(CustomerChurned::episodeId).toArray(UUID[]::new))
                .setParameter("customers", texts(all, CustomerChurned::customerId))
                .setParameter("times", texts(all, CustomerChurned::churnedAt))
                .setParameter("reasons", texts(all, loss -> loss.customer().churnReason()))
                .setParameter(
                        "confidences",
                        all.stream().map(loss -> loss.customer().confidence()).toArray(Double[]::new))
                .setParameter("revenues", all.stream().map(Losses::revenue).toArray(BigDecimal[]::new))
                .setParameter("currencies", texts(all, Losses::currency))
                .setParameter("tiers", texts(all, loss -> loss.customer().tier()))
                .executeUpdate();
    }

    public void ended(Collection<CustomerReturned> returns) {
        var all = List.copyOf(returns);
        if (all.isEmpty()) {
            return;
        }
        database.createNativeMutationQuery("""
                        update loss set returned_at = cast(back.at as timestamptz)
                        from unnest(:episodes, :times) as back (episode_id, at)
                        where loss.episode_id = back.episode_id and returned_at is null""")
                .setParameter(
                        "episodes",
                        all.stream().map(CustomerReturned::episodeId).toArray(UUID[]::new))
                .setParameter(
                        "times",
                        all.stream().map(back -> back.returnedAt().toString()).toArray(String[]::new))
                .executeUpdate();
    }

    private static BigDecimal revenue(CustomerChurned loss) {
        CustomerValue value = loss.customer().value();
        return value == null ? BigDecimal.ZERO : value.revenue().amount();
    }

    private static Object currency(CustomerChurned loss) {
        CustomerValue value = loss.customer().value();
        return value == null ? null : value.revenue().currency();
    }

    private static String[] texts(List<CustomerChurned> losses, Function<CustomerChurned, Object> value) {
        return losses.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
