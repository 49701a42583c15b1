package io.winback.customer.scoring;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.exchange.ComparableCurrencies;
import io.winback.customer.exchange.ExchangeRates;
import io.winback.customer.jobs.JobPipelines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Reads the order histories of the population, or of a sample of it, and collects statistics. */
@ApplicationScoped
class CollectStatistics {

    private static final int SLICE_SIZE = 5_000;

    private final OrderHistoryReader histories;
    private final JobPipelines pipelines;
    private final ExchangeRates exchangeRates;
    private final int sampleSize;

    CollectStatistics(
            OrderHistoryReader histories,
            JobPipelines pipelines,
            ExchangeRates exchangeRates,
            CustomerConfiguration configuration) {
        this.histories = histories;
        this.pipelines = pipelines;
        this.exchangeRates = exchangeRates;
        this.sampleSize = configuration.scoring().sample();
    }

    /** The statistics up to the end of a day. Amounts are compared by the exchange rates of that day. */
    PopulationStatistics collect(LocalDate asOf) {
        int oneIn = oneIn();
        var currencies = QuarkusTransaction.joiningExisting().call(() -> exchangeRates.on(asOf));
        var statistics = new PopulationStatistics(asOf, oneIn, currencies);
        read(asOf, oneIn, currencies, statistics::add);
        return statistics;
    }

    /**
     * Passes on the order histories of the sample up to the end of a day, in the order of customer ids.
     *
     * @param currencies by which a customer's orders in other currencies are converted
     */
    void read(LocalDate asOf, ComparableCurrencies currencies, Consumer<OrderHistory> sink) {
        read(asOf, oneIn(), currencies, sink);
    }

    /** The sample has one of this many customers. */
    private int oneIn() {
        return Math.max(1, (int) Math.ceil((double) histories.buyers() / sampleSize));
    }

    private void read(LocalDate asOf, int oneIn, ComparableCurrencies currencies, Consumer<OrderHistory> sink) {
        try (var pipeline = pipelines.<List<OrderHistory>>parallel("statistics", slice -> slice.forEach(sink))) {
            var after = "";
            for (var last = histories.endOfSlice(after, SLICE_SIZE);
                    last.isPresent();
                    last = histories.endOfSlice(after, SLICE_SIZE)) {
                var begin = after;
                var end = last.get();
                pipeline.submit(() -> histories.slice(begin, end, asOf, oneIn, currencies));
                after = end;
            }
            pipeline.finish();
        }
    }
}
