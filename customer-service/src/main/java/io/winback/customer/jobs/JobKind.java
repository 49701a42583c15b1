package io.winback.customer.jobs;

/** What a job does, and how it runs. */
public enum JobKind {
    IMPORT_ORDERS(Lane.ALONE),
    IMPORT_CUSTOMERS(Lane.ALONE),
    SCORING(Lane.ALONE),
    BACKTEST(Lane.ALONE),
    TRAINING(Lane.BESIDE),
    EXPORT(Lane.BESIDE),
    ERASURE(Lane.ELSEWHERE);

    /** Where the work of a job is done. */
    enum Lane {
        /** As wide as the machine: one at a time. */
        ALONE,
        /** Small: beside the others. */
        BESIDE,
        /** By other services; the last that reports ends the job. */
        ELSEWHERE
    }

    private final Lane lane;

    JobKind(Lane lane) {
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }
}
