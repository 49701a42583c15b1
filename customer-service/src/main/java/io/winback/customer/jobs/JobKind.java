package io.winback.customer.jobs;

/** What a job does, and how it runs. */
public enum JobKind {
    IMPORT_ORDERS(Lane.EXCLUSIVE),
    IMPORT_CUSTOMERS(Lane.EXCLUSIVE),
    SCORING(Lane.EXCLUSIVE),
    BACKTEST(Lane.EXCLUSIVE),
    TRAINING(Lane.CONCURRENT),
    EXPORT(Lane.CONCURRENT),
    ERASURE(Lane.EXTERNAL);

    /** Where the work of a job is done. */
    enum Lane {
        /** As wide as the machine: one at a time. */
        EXCLUSIVE,
        /** Small: beside the others. */
        CONCURRENT,
        /** By other services; the last that reports ends the job. */
        EXTERNAL
    }

    private final Lane lane;

    JobKind(Lane lane) {
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }
}
