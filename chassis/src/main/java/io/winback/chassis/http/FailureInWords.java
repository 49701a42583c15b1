package io.winback.chassis.http;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** A failure as an answer shows it: in plain words, without names of classes. The log shows the failure itself. */
public final class FailureInWords {

    /** Names of packages and classes, and how the runtime and libraries report their own faults. */
    private static final Pattern OF_IMPLEMENTATION = Pattern.compile(
            "\\b(?:java|javax|jakarta|sun|jdk|com|org|io|net|dev)\\.[a-z]\\w*\\.|\\w(?:Exception|Error)\\b|\\bARJUNA"
                    + "|\\bCannot (?:invoke|read|load|store|assign field|enter|throw|deserialize|construct|coerce|map) "
                    + "|\\bout of bounds\\b");

    /** How PostgreSQL begins a message. */
    private static final String SEVERITY = "^[A-Z]+: ";

    private FailureInWords() {}

    /**
     * What the database says, or else the first line of the first message in plain words, from the outermost failure to the innermost.
     *
     * @param otherwise for a failure without such a message
     */
    public static String of(Throwable failure, String otherwise) {
        var refusal = refusalOfDatabase(failure);
        if (isPlain(refusal)) {
            return "the database refuses it: " + refusal;
        }
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var message = firstLine(cause);
            if (isPlain(message)) {
                return cause instanceof UnknownHostException ? "the host is unknown: " + message : message;
            }
        }
        return otherwise;
    }

    /** The innermost error of the database: those around it repeat the statement. Empty if there is none. */
    private static String refusalOfDatabase(Throwable failure) {
        var message = "";
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                message = firstLine(cause).replaceFirst(SEVERITY, "");
            }
        }
        return message;
    }

    private static String firstLine(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? "" : message.strip().lines().findFirst().orElse("");
    }

    private static boolean isPlain(String message) {
        return !message.isEmpty() && !OF_IMPLEMENTATION.matcher(message).find();
    }
}
