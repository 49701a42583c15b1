package io.winback.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects the errors that a service logs while it is open. */
public final class ErrorLog extends Handler implements AutoCloseable {

    private final List<String> errors = new CopyOnWriteArrayList<>();

    private ErrorLog() {}

    public static ErrorLog open() {
        var log = new ErrorLog();
        Logger.getLogger("").addHandler(log);
        return log;
    }

    /** The logger, the message and the failure of each. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            errors.add("%s: %s %s".formatted(entry.getLoggerName(), entry.getMessage(), entry.getThrown()));
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
