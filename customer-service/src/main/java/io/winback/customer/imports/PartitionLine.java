package io.winback.customer.imports;

import io.winback.customer.imports.ImportedOrder.Purchase;
import io.winback.customer.orders.bulk.CopyRow;

/** A line in the file of a partition: the number of lines that the order has in the uploaded file, and the order. */
final class PartitionLine {

    private PartitionLine() {}

    static String text(Purchase purchase) {
        return purchase.lines() + "\t" + purchase.row().text();
    }

    static Purchase of(String text) {
        int tab = text.indexOf('\t');
        return new Purchase(Integer.parseInt(text, 0, tab, 10), CopyRow.of(text.substring(tab + 1)));
    }
}
