package io.winback.customer.orders;

import io.winback.customer.CustomerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.Set;

/** Takes part of a file of orders in, all or nothing; again, it changes nothing. */
@ApplicationScoped
public class TakeInOrders {

    private final IncomingOrders incoming;
    private final RecordOrders recordOrders;
    private final ZoneId usualZone;

    TakeInOrders(IncomingOrders incoming, RecordOrders recordOrders, CustomerConfiguration configuration) {
        this.incoming = incoming;
        this.recordOrders = recordOrders;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    /**
     * What became of the lines.
     *
     * @param lines how many there were
     * @param differing the numbers of those under whose id another order is known
     */
    public record Taken(long lines, Set<Long> differing) {}

    /** @param lines as {@link OrderText} writes them */
    @Transactional
    public Taken take(InputStream lines) {
        long count = incoming.bringIn(lines);
        incoming.correctDays(usualZone);
        var kept = incoming.keep();
        recordOrders.credit(kept.ofTheLost());
        return new Taken(count, kept.fresh() == count ? Set.of() : incoming.differing());
    }
}
