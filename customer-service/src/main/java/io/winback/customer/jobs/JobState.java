package io.winback.customer.jobs;

/** Where a job stands. */
public enum JobState {
    RUNNING,
    DONE,
    FAILED
}
