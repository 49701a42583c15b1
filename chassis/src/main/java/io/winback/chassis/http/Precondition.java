package io.winback.chassis.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The version that a caller expects to change: {@code If-Match} and {@code If-None-Match}, or the version that a form was filled with. */
public final class Precondition {

    private final Predicate<EntityTag> allowsVersion;
    private final BooleanSupplier allowsNothing;

    private Precondition(Predicate<EntityTag> allowsVersion, BooleanSupplier allowsNothing) {
        this.allowsVersion = allowsVersion;
        this.allowsNothing = allowsNothing;
    }

    public static Precondition of(Request request) {
        return new Precondition(
                tag -> request.evaluatePreconditions(tag) == null, () -> request.evaluatePreconditions() == null);
    }

    /** The resource has this version. */
    public static Precondition ofVersion(long version) {
        return new Precondition(tag(version)::equals, () -> false);
    }

    /** The resource does not exist. */
    public static Precondition ofNothing() {
        return new Precondition(tag -> false, () -> true);
    }

    /** The {@code ETag} of a version. */
    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** A resource as callers see it, with the {@code ETag} of its version. */
    public static Response answer(int status, Object view, long version) {
        return Response.status(status).entity(view).tag(tag(version)).build();
    }

    /** @throws Changed if the caller expects another version */
    public void checkAgainst(long version) {
        if (!allowsVersion.test(tag(version))) {
            throw new Changed();
        }
    }

    /** @throws Changed if the caller expects a resource that does not exist */
    public void checkAgainstNothing() {
        if (!allowsNothing.getAsBoolean()) {
            throw new Changed();
        }
    }

    /** The caller expects another version: 412. */
    public static final class Changed extends RuntimeException {
        Changed() {
            super("the resource has changed or does not exist; fetch it again and retry");
        }
    }
}
