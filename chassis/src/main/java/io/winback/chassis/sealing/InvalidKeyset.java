package io.winback.chassis.sealing;

/** A keyset file cannot be used. The message holds no key. */
public class InvalidKeyset extends RuntimeException {

    InvalidKeyset(String fault) {
        super(fault);
    }
}
