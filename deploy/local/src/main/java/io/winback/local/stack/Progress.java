package io.winback.local.stack;

/** Where one is told what goes on. */
@FunctionalInterface
public interface Progress {

    void say(String line);
}
