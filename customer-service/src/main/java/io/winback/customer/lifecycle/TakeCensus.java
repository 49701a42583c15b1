package io.winback.customer.lifecycle;

import io.winback.customer.CustomerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Goes through the population, or a sample of it, and counts. */
@ApplicationScoped
class TakeCensus {

    private static final int SLICE = 5_000;

    private final ScoringFacts facts;
    private final CustomerConfiguration configuration;

    TakeCensus(ScoringFacts facts, CustomerConfiguration configuration) {
        this.facts = facts;
        this.configuration = configuration;
    }

    Census asOf(LocalDate asOf) {
        int oneIn = oneIn();
        var census = new Census(asOf, oneIn);
        forEach(asOf, oneIn, census::count);
        return census;
    }

    /** Hands over everybody, or as many as the sample has, with what they had ordered by the end of a day. */
    void forEach(LocalDate asOf, Consumer<OrderFacts> each) {
        forEach(asOf, oneIn(), each);
    }

    private int oneIn() {
        return Math.max(1, (int)
                Math.ceil((double) facts.buyers() / configuration.scoring().sample()));
    }

    private void forEach(LocalDate asOf, int oneIn, Consumer<OrderFacts> each) {
        var after = "";
        for (var last = facts.endOfSlice(after, SLICE); last.isPresent(); last = facts.endOfSlice(after, SLICE)) {
            facts.slice(after, last.get(), asOf, oneIn).forEach(each);
            after = last.get();
        }
    }
}
