package io.winback.offer.fraud;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The wrong codes of each caller, counted over all replicas. */
@ApplicationScoped
@Transactional(MANDATORY)
class WrongCodes {

    private final Session database;

    WrongCodes(Session database) {
        this.database = database;
    }

    /** Counts a wrong code. @param expired the latest start of a window that is over */
    Count add(String caller, Instant now, Instant expired) {
        return count(database.createNativeQuery("""
                        insert into wrong_codes as counted (caller, since, count) values (:caller, :now, 1)
                        on conflict (caller) do update set
                            since = case when counted.since <= :expired then :now else counted.since end,
                            count = case when counted.since <= :expired then 1 else counted.count + 1 end
                        returning since, count""", Tuple.class)
                .setParameter("caller", caller)
                .setParameter("now", now)
                .setParameter("expired", expired)
                .getSingleResult());
    }

    /** The wrong codes in the present window of a caller. */
    Optional<Count> of(String caller, Instant expired) {
        return database.createNativeQuery(
                        "select since, count from wrong_codes where caller = :caller and since > :expired", Tuple.class)
                .setParameter("caller", caller)
                .setParameter("expired", expired)
                .uniqueResultOptional()
                .map(WrongCodes::count);
    }

    private static Count count(Tuple row) {
        return new Count(row.get(0, Instant.class), row.get(1, Integer.class));
    }

    record Count(Instant since, int codes) {}
}
