package io.winback.offer.fraud;

import io.winback.chassis.access.Caller;
import io.winback.chassis.limits.CallerAddress;
import io.winback.chassis.secrets.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;

/**
 * The caller whose wrong codes are counted: the API key, the person or the account, wherever the request comes from. A request
 * without a credential counts for its network address.
 */
@ApplicationScoped
class GuessingCaller {

    /** The limit of the column {@code wrong_codes.caller}. */
    private static final int LONGEST_NAME = 64;

    private final Caller caller;
    private final CallerAddress address;

    GuessingCaller(Caller caller, CallerAddress address) {
        this.caller = caller;
        this.address = address;
    }

    /** A name of at most 64 characters, such as {@code key:shop}. A longer name is its SHA-256 in hexadecimal. */
    String name() {
        return stored(caller.name().orElseGet(address::name));
    }

    private static String stored(String name) {
        return name.length() <= LONGEST_NAME ? name : HexFormat.of().formatHex(Sha256.of(name));
    }
}
