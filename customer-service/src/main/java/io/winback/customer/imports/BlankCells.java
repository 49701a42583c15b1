package io.winback.customer.imports;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.EventJson;

/** Whether a blank cell in a file of customers keeps or clears the stored value. */
enum BlankCells {
    KEEP,
    CLEAR;

    /** @param text null for the default */
    static BlankCells of(String text) {
        if (text == null || "keep".equals(text)) {
            return KEEP;
        }
        if ("clear".equals(text)) {
            return CLEAR;
        }
        throw new InvalidInput("blankCells", "query", "must be keep or clear, not " + EventJson.write(text));
    }
}
