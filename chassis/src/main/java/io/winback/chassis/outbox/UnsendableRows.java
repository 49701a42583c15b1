package io.winback.chassis.outbox;

/** Stores the rows that can never be sent, with their causes. */
public interface UnsendableRows {

    /** Stores a row. The same row again changes nothing. */
    void keep(Unsendable row);
}
