package io.winback.customer.imports;

import io.winback.chassis.http.InvalidInput;

/** What a blank cell of a file of customers does to the value that is known. */
enum BlankCells {
    KEEP,
    CLEAR;

    /** @param text of the request; null for the default */
    static BlankCells of(String text) {
        if (text == null || "keep".equals(text)) {
            return KEEP;
        }
        if ("clear".equals(text)) {
            return CLEAR;
        }
        throw new InvalidInput("blankCells", "query", "must be keep or clear");
    }
}
