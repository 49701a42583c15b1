package io.winback.chassis.metrics;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds up the changes of row counts, so that reading them stays fast. */
@ApplicationScoped
class FoldRowCounts {

    private final RowCounts rowCounts;

    FoldRowCounts(RowCounts rowCounts) {
        this.rowCounts = rowCounts;
    }

    /** Each batch is one short transaction. */
    void fold() {
        boolean more;
        do {
            more = QuarkusTransaction.requiringNew().call(rowCounts::fold);
        } while (more);
    }
}
