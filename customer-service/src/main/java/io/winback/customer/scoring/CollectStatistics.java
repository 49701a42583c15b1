package io.winback.customer.scoring;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.Futures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Goes through the population, or a sample of it, and counts. */
@ApplicationScoped
class CollectStatistics {

    private static final int SLICE = 5_000;
    private static final int PARALLELISM = 2;

    private final OrderHistoryReader facts;
    private final CustomerConfiguration configuration;

    CollectStatistics(OrderHistoryReader facts, CustomerConfiguration configuration) {
        this.facts = facts;
        this.configuration = configuration;
    }

    PopulationStatistics asOf(LocalDate asOf) {
        int oneIn = oneIn();
        var statistics = new PopulationStatistics(asOf, oneIn);
        forEach(asOf, oneIn, statistics::count);
        return statistics;
    }

    /** Hands over everybody, or as many as the sample has, with what they had ordered by the end of a day. */
    void forEach(LocalDate asOf, Consumer<OrderHistory> each) {
        forEach(asOf, oneIn(), each);
    }

    private int oneIn() {
        return Math.max(1, (int)
                Math.ceil((double) facts.buyers() / configuration.scoring().sample()));
    }

    /** Two slices are read at once, and handed over in their order. */
    private void forEach(LocalDate asOf, int oneIn, Consumer<OrderHistory> each) {
        var readers = Executors.newFixedThreadPool(PARALLELISM, work -> new Thread(work, "census"));
        var underWay = new ArrayDeque<Future<List<OrderHistory>>>();
        try {
            var after = "";
            for (var last = facts.endOfSlice(after, SLICE); last.isPresent(); last = facts.endOfSlice(after, SLICE)) {
                var begin = after;
                var end = last.get();
                underWay.add(readers.submit(() -> facts.slice(begin, end, asOf, oneIn)));
                if (underWay.size() > PARALLELISM) {
                    Futures.await(underWay.remove()).forEach(each);
                }
                after = end;
            }
            underWay.forEach(slice -> Futures.await(slice).forEach(each));
        } finally {
            readers.shutdownNow();
        }
    }
}
