package io.winback.customer.reasons;

import jakarta.persistence.Tuple;
import java.util.stream.Stream;

/** One kind of record of ours that may tell why somebody left. */
interface SignalSource {

    /** Asks for {@code :customers} and {@code :until}; the customer comes first in each row. */
    String query();

    /** What one row speaks for. */
    Stream<Signal> read(Tuple row);
}
