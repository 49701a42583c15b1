package io.winback.chassis.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;

/** What an author believes to change: {@code If-Match} and {@code If-None-Match}, held against the version there is. */
public final class Precondition {

    private final Request request;

    private Precondition(Request request) {
        this.request = request;
    }

    public static Precondition of(Request request) {
        return new Precondition(request);
    }

    /** What a version is told by, as the {@code ETag} of an answer. */
    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** @throws Changed if the author meant another version than this */
    public void checkAgainst(long version) {
        if (request.evaluatePreconditions(tag(version)) != null) {
            throw new Changed();
        }
    }

    /** @throws Changed if the author meant to change what is not there */
    public void checkAgainstNothing() {
        if (request.evaluatePreconditions() != null) {
            throw new Changed();
        }
    }

    /** Somebody else changed it since: 412. */
    static final class Changed extends RuntimeException {
        Changed() {
            super("it has changed since, or is gone; read it again");
        }
    }
}
