package io.winback.events.customer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The consent of a customer to one channel.
 *
 * @param granted whether messages may be sent on the channel
 * @param at when it was stated, to the microsecond, as databases keep it
 * @param origin who stated it. Earlier versions did not store it: then a withdrawal counts as stated by the person
 */
public record Consent(boolean granted, Instant at, ConsentOrigin origin) {

    public Consent {
        at = at == null ? Instant.EPOCH : at.truncatedTo(ChronoUnit.MICROS);
        origin = origin == null ? ConsentOrigin.unknown(granted) : origin;
    }

    /** A consent that a system holds. */
    public Consent(boolean granted, Instant at) {
        this(granted, at, ConsentOrigin.SYSTEM);
    }

    /** Whether the person withdrew the consent. Only the person can grant it again. */
    @JsonIgnore
    public boolean isOwnWithdrawal() {
        return origin == ConsentOrigin.PERSON && !granted;
    }

    /** Of two statements of one origin the later counts, and the withdrawal where both have the same time. */
    Consent or(Consent other) {
        boolean replaced = other.at.isAfter(at) || other.at.equals(at) && !other.granted;
        return replaced ? other : this;
    }
}
