package io.winback.customer.imports;

import io.winback.customer.imports.ImportedOrder.Purchase;
import io.winback.customer.orders.bulk.CopyRow;

/** A line in the file of a partition: the numbers of the lines that the order has in the uploaded file, and the order. */
final class PartitionLine {

    private PartitionLine() {}

    static String text(Purchase purchase) {
        return purchase.lines().text() + "\t" + purchase.row().text();
    }

    static Purchase of(String text) {
        int tab = text.indexOf('\t');
        return new Purchase(LineNumbers.parse(text.substring(0, tab)), CopyRow.of(text.substring(tab + 1)));
    }
}
