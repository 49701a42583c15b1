package io.winback.local.stack;

/** Receives progress messages for the user. */
@FunctionalInterface
public interface ProgressLog {

    void say(String line);
}
