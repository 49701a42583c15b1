package io.winback.notification.message;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import static java.util.stream.Collectors.joining;

/** The states of a message, and the legal transitions between them. */
public enum MessageState {
    /** Waits for its first attempt. */
    QUEUED,
    /** Waits until it is due again, or until its recipient is stored. */
    DEFERRED,
    /** A provider accepted it, or may have accepted it. */
    SENT,
    /** No attempt reached the recipient, and none will follow. */
    FAILED,
    /** It was not handed to a provider: a gate stopped it, or it was withdrawn. */
    SKIPPED;

    /**
     * The states in which a message can still be sent, as a list of SQL literals. PostgreSQL uses the partial index
     * {@code message_waiting} only if these are constants of the statement, so they are not bound as parameters.
     */
    static final String WAITING_SQL = waiting().stream().map(MessageState::sql).collect(joining(", ", "(", ")"));

    /** The states in which a message can still be sent. */
    static Set<MessageState> waiting() {
        return before(SENT);
    }

    boolean isWaiting() {
        return mayBecome(SENT);
    }

    boolean mayBecome(MessageState next) {
        return switch (this) {
            case QUEUED -> EnumSet.of(DEFERRED, SENT, FAILED, SKIPPED).contains(next);
            case DEFERRED -> EnumSet.of(QUEUED, DEFERRED, SENT, FAILED, SKIPPED).contains(next);
            case SENT, FAILED, SKIPPED -> false;
        };
    }

    /** The states from which a message may enter this one. */
    private static Set<MessageState> before(MessageState next) {
        var states = EnumSet.noneOf(MessageState.class);
        Arrays.stream(values()).filter(state -> state.mayBecome(next)).forEach(states::add);
        return states;
    }

    /** The name as an SQL literal. */
    String sql() {
        return "'" + name() + "'";
    }
}
