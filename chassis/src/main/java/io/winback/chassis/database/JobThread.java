package io.winback.chassis.database;

/** A thread of long work. It gets connections of the pool of jobs, so that it cannot take the last connection of consumers. */
public final class JobThread extends Thread {

    public JobThread(Runnable work, String name) {
        super(work, name);
    }
}
