package io.winback.chassis.sealing;

/** A sealed value cannot be opened. The message names its place, and no value. */
public class CannotOpen extends RuntimeException {

    CannotOpen(SealedColumn column, String rowId, String fault) {
        super("%s of %s cannot be opened: %s".formatted(column, rowId, fault));
    }
}
