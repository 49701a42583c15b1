package io.winback.chassis.erasure;

import java.util.UUID;

/** Who figures belong to once the person is erased: the same in every service, and nothing leads back from it. */
public final class Pseudonym {

    private Pseudonym() {}

    public static String of(UUID erasureId) {
        return "erased." + erasureId;
    }
}
