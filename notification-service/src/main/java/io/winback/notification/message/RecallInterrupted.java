package io.winback.notification.message;

/** The service stops before it is certain that no worker writes a recalled message. The caller should retry. */
public final class RecallInterrupted extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A restart takes about this long. */
    public static final long RETRY_AFTER_SECONDS = 10;

    RecallInterrupted() {
        super("the service is stopping; retry");
    }
}
