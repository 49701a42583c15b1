package io.winback.customer.imports;

import io.winback.customer.imports.ImportedOrder.Return;
import io.winback.customer.orders.OrderReturn;
import io.winback.customer.orders.OrdersOfReturns;
import io.winback.customer.orders.RecordReturns;
import io.winback.customer.profile.BulkCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import static java.util.stream.Collectors.toSet;

/** Records the returns of a file. A return without an order of its own is assigned to one. */
@ApplicationScoped
class RecordImportedReturns implements OrderImportStep<Return> {

    private static final String WAITS =
            "the return names no order, and the customer has no earlier order of this amount; revenue is not lower";

    private final RecordReturns recordReturns;
    private final OrdersOfReturns ordersOfReturns;
    private final BulkCustomers customers;

    RecordImportedReturns(RecordReturns recordReturns, OrdersOfReturns ordersOfReturns, BulkCustomers customers) {
        this.recordReturns = recordReturns;
        this.ordersOfReturns = ordersOfReturns;
        this.customers = customers;
    }

    @Override
    public ImportReport apply(List<Return> batch) {
        var report = new ImportReport();
        // All at once and in their order, so that two transactions do not block each other.
        var unused = customers.createMissingAndLock(
                batch.stream().map(Return::customerId).collect(toSet()));
        for (var one : batch) {
            if (isRecorded(one, report)) {
                unused.remove(one.customerId());
            }
        }
        customers.deleteCreated(unused);
        return report;
    }

    @Override
    public String customerId(Return one) {
        return one.customerId();
    }

    @Override
    public ImportReport failed(Return one, String message) {
        var report = new ImportReport();
        reject(one, new Rejection(one.line(), "", "the return " + message), report);
        return report;
    }

    private boolean isRecorded(Return one, ImportReport report) {
        var returned = orderReturn(one, report);
        var recorded = recordReturns.record(List.of(returned));
        recorded.warnings().forEach(warning -> report.warn("", warning, 1));
        var refused = recorded.refused().get(returned);
        if (refused == null) {
            report.acceptReturn(one.customerId(), one.lines().count(), one.amount());
            return true;
        }
        reject(
                one,
                new Rejection(one.line(), refused.field(), "the return is not recorded: " + refused.message()),
                report);
        return false;
    }

    /** The lines of an order stay accepted without its return. */
    private static void reject(Return one, Rejection rejection, ImportReport report) {
        if (one.lines().count() == 0) {
            report.rejectField(rejection);
        }
        report.reject(rejection, one.lines());
    }

    private OrderReturn orderReturn(Return one, ImportReport report) {
        if (one.isTotal()) {
            return OrderReturn.totalOf(one.orderId(), one.customerId(), one.returnedAt(), one.amount());
        }
        if (one.lines().count() == 0) {
            return new OrderReturn(one.orderId(), one.customerId(), one.returnedAt(), one.amount(), null, null);
        }
        var order = ordersOfReturns.find(one.customerId(), one.orderId(), one.returnedAt(), one.amount());
        if (order.isEmpty()) {
            report.warn("", WAITS, 1);
        }
        return new OrderReturn(
                order.orElse(one.orderId()),
                one.customerId(),
                one.returnedAt(),
                one.amount(),
                null,
                OrdersOfReturns.comment(one.orderId()));
    }
}
