package io.winback.customer.reasons;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Reads the signals of all sources. */
@ApplicationScoped
public class Signals {

    private final Session database;
    private final List<SignalSource> sources;

    Signals(Session database, @All List<SignalSource> sources) {
        this.database = database;
        this.sources = sources;
    }

    /** The signals up to the end of a day, by customer. */
    public Map<String, List<Signal>> on(Collection<String> customerIds, LocalDate asOf) {
        var signals = new HashMap<String, List<Signal>>();
        if (!customerIds.isEmpty()) {
            var customers = customerIds.toArray(String[]::new);
            var until = asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            sources.forEach(source -> rows(source, customers, until).forEach(row -> source.read(row)
                    .forEach(signals.computeIfAbsent(row.get(0, String.class), id -> new ArrayList<>())::add)));
        }
        return signals;
    }

    private List<Tuple> rows(SignalSource source, String[] customers, Instant until) {
        var query = database.createNativeQuery(source.query(), Tuple.class)
                .setParameter("customers", customers)
                .setParameter("until", until);
        source.parameters().forEach(query::setParameter);
        return query.getResultList();
    }
}
