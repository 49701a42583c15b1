package io.winback.customer.jobs;

/** Work that came to an end before its time, with what it came to so far. */
public class JobAborted extends Exception {

    private final transient Object result;

    /** @param result null if it came to nothing */
    public JobAborted(String message, Object result) {
        super(message);
        this.result = result;
    }

    Object result() {
        return result;
    }
}
