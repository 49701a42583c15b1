package io.winback.chassis.audit;

import java.util.HexFormat;

/** The last entry of a chain: its position, and the hash that covers it and all entries before it, as hexadecimal digits. */
record ChainHead(long position, String hash) {

    /** Of a chain without entries. */
    static final ChainHead START = new ChainHead(0, "0".repeat(64));

    static ChainHead of(long position, byte[] hash) {
        return new ChainHead(position, HexFormat.of().formatHex(hash));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hash);
    }
}
