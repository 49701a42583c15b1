package io.winback.chassis.http;

import com.fasterxml.jackson.core.StreamReadConstraints;

/** The limits of a JSON document that a caller sends. They bound the time and the memory of its readers. */
public final class JsonLimits {

    /** Readers call themselves for each level. More than any body needs. */
    static final int LEVELS = 32;

    /** As many as the largest body has bytes. */
    static final int CHARACTERS = 1_048_576;

    static final int CHARACTERS_OF_A_NAME = 1_000;

    /** A number is read exactly, and the time for it grows faster than its length. */
    static final int CHARACTERS_OF_A_NUMBER = 100;

    private JsonLimits() {}

    /** @param others limits that stay as they are */
    public static StreamReadConstraints with(StreamReadConstraints others) {
        return others.rebuild()
                .maxNestingDepth(LEVELS)
                .maxStringLength(CHARACTERS)
                .maxNameLength(CHARACTERS_OF_A_NAME)
                .maxNumberLength(CHARACTERS_OF_A_NUMBER)
                .build();
    }
}
