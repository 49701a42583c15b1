package io.winback.customer.jobs;

/** A job cannot continue. It carries the result so far. */
public class JobAborted extends Exception {

    private final transient Object result;

    /** @param result null if there is none */
    public JobAborted(String message, Object result) {
        super(message);
        this.result = result;
    }

    Object result() {
        return result;
    }
}
