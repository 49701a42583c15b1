package io.winback.customer.jobs;

/** The states of a job. */
public enum JobState {
    RUNNING,
    DONE,
    FAILED
}
