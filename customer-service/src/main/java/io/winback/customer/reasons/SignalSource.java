package io.winback.customer.reasons;

import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.stream.Stream;

/** A kind of record that may indicate a churn reason. Each source is a bean in the package that owns its table. */
public interface SignalSource {

    /** SQL with the parameters {@code :customers} and {@code :until}. The first column is the customer id. */
    String query();

    /** The further parameters of the query, by name. */
    default Map<String, Object> parameters() {
        return Map.of();
    }

    /** The signals of one row. */
    Stream<Signal> read(Tuple row);
}
