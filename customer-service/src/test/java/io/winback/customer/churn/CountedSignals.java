package io.winback.customer.churn;

import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.SignalSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A source without signals. It counts how often the sources are read. */
@ApplicationScoped
class CountedSignals implements SignalSource {

    private final AtomicInteger reads = new AtomicInteger();

    int reads() {
        return reads.get();
    }

    @Override
    public String query() {
        reads.incrementAndGet();
        return """
                select customer_id from customer
                where customer_id = any(:customers) and cast(:until as timestamptz) is null""";
    }

    @Override
    public Stream<Signal> read(Tuple row) {
        return Stream.empty();
    }
}
