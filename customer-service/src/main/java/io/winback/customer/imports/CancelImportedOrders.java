package io.winback.customer.imports;

import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.imports.ImportedOrder.Cancelled;
import io.winback.customer.orders.CancelOrders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import static java.util.stream.Collectors.toMap;

/** Cancels the stored orders that a file has as cancelled. Orders that were never stored are left out. */
@ApplicationScoped
class CancelImportedOrders implements OrderImportStep<Cancelled> {

    private final CancelOrders cancelOrders;

    CancelImportedOrders(CancelOrders cancelOrders) {
        this.cancelOrders = cancelOrders;
    }

    @Override
    public Result apply(List<Cancelled> batch) {
        var report = new ImportReport();
        var customers = cancelOrders.cancel(
                batch.stream().collect(toMap(Cancelled::orderId, Cancelled::customerId, (first, second) -> first)));
        for (var one : batch) {
            var customer = customers.get(one.orderId());
            if (customer == null) {
                report.leaveOut(one.leftOut(), one.lines());
            } else if (customer.equals(one.customerId())) {
                report.acceptCancellation(one.lines());
            } else {
                report.reject(
                        new Rejection(one.line(), one.idColumn(), "an order of another customer has this id"),
                        one.lines());
            }
        }
        return report.result();
    }

    @Override
    public Result failed(Cancelled one, String message) {
        var report = new ImportReport();
        report.reject(new Rejection(one.line(), "", message), one.lines());
        return report.result();
    }
}
