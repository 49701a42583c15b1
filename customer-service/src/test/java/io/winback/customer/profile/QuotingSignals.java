package io.winback.customer.profile;

import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.SignalSource;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.stream.Stream;

/** A source whose signal quotes the customer, for customers whose ids begin with {@code quoted-}. */
@ApplicationScoped
class QuotingSignals implements SignalSource {

    static final String PREFIX = "quoted-";
    static final String WORDS = "far too dear for me";

    @Override
    public String query() {
        return """
                select customer_id, cast(:until as timestamptz) from customer
                where customer_id = any(:customers) and customer_id like 'quoted-%'""";
    }

    @Override
    public Stream<Signal> read(Tuple row) {
        return Stream.of(new Signal(ChurnReason.PRICE, 0.5, row.get(1, Instant.class), WORDS));
    }
}
