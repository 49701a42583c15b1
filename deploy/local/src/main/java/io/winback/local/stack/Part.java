package io.winback.local.stack;

import io.winback.local.process.ChildProcess;
import java.util.List;

/** A part of the stack: a process that can be started, asked, ended and killed. */
interface Part {

    String name();

    /** The ports it listens on, by name. */
    List<String> ports();

    ChildProcess child();

    /** Starts it; it may still be getting ready. */
    void start();

    boolean ready();

    void stop();

    /** SIGKILL. */
    void kill();
}
