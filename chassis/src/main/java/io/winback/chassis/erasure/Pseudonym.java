package io.winback.chassis.erasure;

import io.winback.chassis.http.ExternalId;
import java.util.UUID;

/** The customer id of figures after an erasure. It is the same in every service, and does not lead back to the person. */
public final class Pseudonym {

    private Pseudonym() {}

    public static String of(UUID erasureId) {
        return ExternalId.RESERVED + erasureId;
    }
}
