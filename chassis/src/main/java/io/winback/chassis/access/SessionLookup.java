package io.winback.chassis.access;

import java.util.Optional;

/** Finds the caller of a session of the console. A service without pages for people has none. */
public interface SessionLookup {

    /**
     * Runs on a worker thread.
     *
     * @param token as the cookie has it
     * @param prolongs whether a person made the request; a request that a page repeats by itself does not prolong the session
     * @return empty for an unknown, an ended and an expired session
     */
    Optional<SignedInCaller> find(String token, boolean prolongs);
}
