package io.winback.customer.jobs;

/** The kinds of jobs, and how each runs. */
public enum JobKind {
    IMPORT_ORDERS(Lane.EXCLUSIVE),
    IMPORT_CUSTOMERS(Lane.EXCLUSIVE),
    SCORING(Lane.EXCLUSIVE),
    BACKTEST(Lane.EXCLUSIVE),
    TRAINING(Lane.CONCURRENT),
    EXPORT(Lane.CONCURRENT),
    ERASURE(Lane.EXTERNAL);

    /** How jobs run beside each other. */
    enum Lane {
        /** Uses the whole machine: one at a time over all replicas. */
        EXCLUSIVE,
        /** Small: runs beside other jobs. */
        CONCURRENT,
        /** Runs in other services. The last one that reports ends the job. */
        EXTERNAL
    }

    private final Lane lane;

    JobKind(Lane lane) {
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }

    /** Whether the result quotes values of a file. */
    boolean isImport() {
        return this == IMPORT_ORDERS || this == IMPORT_CUSTOMERS;
    }

    /** Whether a process of this service runs the job, and another one can resume it. */
    boolean isResumable() {
        return lane != Lane.EXTERNAL;
    }
}
