package io.winback.local.stack;

/** Where one is told what goes on. */
@FunctionalInterface
public interface ProgressLog {

    void say(String line);
}
