package io.winback.customer.imports;

import io.winback.customer.jobs.Jobs;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.RecordOrders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** Takes a batch of an order file in: one transaction, with the progress of its job. */
@ApplicationScoped
class ImportOrders implements ImportStep<PlacedOrder> {

    private final RecordOrders recordOrders;
    private final Jobs jobs;

    ImportOrders(RecordOrders recordOrders, Jobs jobs) {
        this.recordOrders = recordOrders;
        this.jobs = jobs;
    }

    @Override
    @Transactional
    public void take(UUID jobId, List<Numbered<PlacedOrder>> lines, ImportReport report) {
        var byId = new LinkedHashMap<String, Numbered<PlacedOrder>>();
        var again = new ArrayList<Numbered<PlacedOrder>>();
        for (var line : lines) {
            var first = byId.putIfAbsent(line.value().orderId(), line);
            if (first != null && first.value().equals(line.value())) {
                report.accept(1);
            } else if (first != null) {
                again.add(line);
            }
        }
        var recorded =
                recordOrders.record(byId.values().stream().map(Numbered::value).toList());
        for (var line : byId.values()) {
            if (recorded.differing().contains(line.value().orderId())) {
                again.add(line);
            } else {
                report.accept(1);
            }
        }
        again.forEach(line -> report.reject(new Rejection(line.line(), "order_id", "another order has this id")));
        jobs.progress(jobId, report.lines(), null);
    }
}
