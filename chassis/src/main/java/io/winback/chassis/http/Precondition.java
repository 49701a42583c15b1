package io.winback.chassis.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;

/** The version that a caller expects to change: {@code If-Match} and {@code If-None-Match}. */
public final class Precondition {

    private final Request request;

    private Precondition(Request request) {
        this.request = request;
    }

    public static Precondition of(Request request) {
        return new Precondition(request);
    }

    /** The {@code ETag} of a version. */
    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** @throws Changed if the caller expects another version */
    public void checkAgainst(long version) {
        if (request.evaluatePreconditions(tag(version)) != null) {
            throw new Changed();
        }
    }

    /** @throws Changed if the caller expects a resource that does not exist */
    public void checkAgainstNothing() {
        if (request.evaluatePreconditions() != null) {
            throw new Changed();
        }
    }

    /** The caller expects another version: 412. */
    static final class Changed extends RuntimeException {
        Changed() {
            super("the resource has changed or does not exist; fetch it again and retry");
        }
    }
}
