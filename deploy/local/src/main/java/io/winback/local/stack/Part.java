package io.winback.local.stack;

import io.winback.local.process.ChildProcess;
import java.util.List;

/** A part of the stack: one process with its ports. */
interface Part {

    String name();

    /** The ports it listens on, by name. */
    List<String> ports();

    ChildProcess child();

    /** Starts it. It may become ready later. */
    void start();

    boolean ready();

    void stop();

    /** SIGKILL. */
    void kill();
}
