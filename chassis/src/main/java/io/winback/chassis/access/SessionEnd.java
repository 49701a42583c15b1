package io.winback.chassis.access;

/** Ends sessions of the console. A service without pages for people has none. */
public interface SessionEnd {

    /**
     * Runs on a worker thread.
     *
     * @param token as the cookie has it; null, and one of no session, have no effect
     */
    void end(String token);
}
