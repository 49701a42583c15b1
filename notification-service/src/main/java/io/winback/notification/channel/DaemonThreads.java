package io.winback.notification.channel;

import java.util.concurrent.ThreadFactory;

/** Creates the threads of a messenger. They do not keep the process alive. */
public final class DaemonThreads implements ThreadFactory {

    private final String name;

    /** @param name of all threads, as thread dumps show it */
    public DaemonThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
