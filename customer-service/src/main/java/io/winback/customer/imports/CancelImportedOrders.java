package io.winback.customer.imports;

import io.winback.customer.imports.ImportedOrder.Cancelled;
import io.winback.customer.orders.CancelOrders;
import io.winback.customer.orders.bulk.BulkLoadOrders;
import io.winback.customer.orders.bulk.CopyRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

import static java.util.stream.Collectors.toMap;

/**
 * Cancels the stored orders that a file has as cancelled. Orders that are not stored or are cancelled already are left out. They
 * are stored as cancelled, so that an older file does not place them.
 */
@ApplicationScoped
class CancelImportedOrders implements OrderImportStep<Cancelled> {

    private final CancelOrders cancelOrders;
    private final BulkLoadOrders bulkLoadOrders;

    CancelImportedOrders(CancelOrders cancelOrders, BulkLoadOrders bulkLoadOrders) {
        this.cancelOrders = cancelOrders;
        this.bulkLoadOrders = bulkLoadOrders;
    }

    @Override
    public ImportReport apply(List<Cancelled> batch) {
        var report = new ImportReport();
        var result = cancelOrders.cancel(
                batch.stream().collect(toMap(Cancelled::orderId, Cancelled::customerId, (first, second) -> first)));
        store(batch.stream()
                .filter(one -> !result.customers().containsKey(one.orderId()))
                .toList());
        for (var one : batch) {
            var customer = result.customers().get(one.orderId());
            if (customer != null && !customer.equals(one.customerId())) {
                report.reject(
                        new Rejection(one.line(), one.idColumn(), "an order of another customer has this id"),
                        one.lines());
            } else if (result.changed().contains(one.orderId())) {
                report.acceptCancellation(one.customerId(), one.lines().count());
            } else {
                report.leaveOut(one.leftOut(), one.lines());
            }
        }
        return report;
    }

    @Override
    public String customerId(Cancelled one) {
        return one.customerId();
    }

    private void store(List<Cancelled> unknown) {
        var rows = unknown.stream()
                .map(Cancelled::row)
                .filter(Objects::nonNull)
                .map(CopyRow::of)
                .toList();
        if (!rows.isEmpty()) {
            bulkLoadOrders.load(rows.iterator());
        }
    }

    @Override
    public ImportReport failed(Cancelled one, String message) {
        var report = new ImportReport();
        report.reject(new Rejection(one.line(), "", message), one.lines());
        return report;
    }
}
