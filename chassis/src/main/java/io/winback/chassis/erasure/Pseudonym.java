package io.winback.chassis.erasure;

import java.util.UUID;

/** The customer id of figures after an erasure. It is the same in every service, and does not lead back to the person. */
public final class Pseudonym {

    private Pseudonym() {}

    public static String of(UUID erasureId) {
        return "erased." + erasureId;
    }
}
