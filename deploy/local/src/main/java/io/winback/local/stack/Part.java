package io.winback.local.stack;

import io.winback.local.process.ChildProcess;
import java.net.URI;
import java.util.List;

/** A part of the stack: one process with its ports. */
interface Part {

    String name();

    /** The ports it listens on, by name. */
    List<String> ports();

    ChildProcess child();

    /** Whether it answers HTTP requests at this address. */
    default boolean answersAt(URI address) {
        return false;
    }

    /** Starts it. It may become ready later. */
    void start();

    boolean ready();

    void stop();

    /** SIGKILL. */
    void kill();
}
