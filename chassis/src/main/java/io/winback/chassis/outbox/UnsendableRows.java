package io.winback.chassis.outbox;

/** Keeps the rows that can never be sent, with their causes, so that the rows behind them go on. */
public interface UnsendableRows {

    /** The same row again changes nothing. */
    void keep(Unsendable row);
}
