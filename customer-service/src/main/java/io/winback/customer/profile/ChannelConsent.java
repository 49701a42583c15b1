package io.winback.customer.profile;

import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import io.winback.events.customer.ConsentStatements;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The consent of a customer to one channel, as stored.
 *
 * @param granted the effective value; a row of an earlier version has only this and its time
 * @param at the time of the effective value
 * @param person the last statement of the customer; null if there is none
 * @param system the value that systems hold; null if there is none
 */
record ChannelConsent(boolean granted, Instant at, Consent person, Consent system) {

    static final ChannelConsent NONE = new ChannelConsent(false, null, null, null);

    private static ChannelConsent of(ConsentStatements statements) {
        var effective = statements.effective();
        return new ChannelConsent(effective.granted(), effective.at(), statements.person(), statements.system());
    }

    /**
     * Takes over the value of a system. The same value again changes nothing, even if the customer has stated another value
     * since.
     */
    ChannelConsent withSystemValue(boolean value, Instant at) {
        // Statements are stored to the microsecond.
        var now = at.truncatedTo(ChronoUnit.MICROS);
        var known = statements().system();
        if (known != null && known.granted() == value) {
            return this;
        }
        // The clock of another replica may be ahead.
        var later = known == null || now.isAfter(known.at()) ? now : known.at().plus(1, ChronoUnit.MICROS);
        return of(statements().with(new Consent(value, later, ConsentOrigin.SYSTEM)));
    }

    /** Takes over the value that a system has had since a time, unless a later value is known. */
    ChannelConsent withSystemValueOf(Instant at, boolean value) {
        var known = statements().system();
        return known != null && at.isBefore(known.at()) ? this : withSystemValue(value, at);
    }

    ChannelConsent withPersonStatement(boolean value, Instant statedAt) {
        return of(statements().with(new Consent(value, statedAt, ConsentOrigin.PERSON)));
    }

    /** Whether the value of a system has no effect, because the customer withdrew the consent. */
    boolean isOverruledByPerson(boolean value) {
        return value && statements().areWithdrawnByPerson();
    }

    Consent effective() {
        return statements().effective();
    }

    ConsentStatements statements() {
        if (person == null && system == null) {
            return at == null ? ConsentStatements.NONE : ConsentStatements.NONE.with(new Consent(granted, at, null));
        }
        return new ConsentStatements(person, system);
    }
}
