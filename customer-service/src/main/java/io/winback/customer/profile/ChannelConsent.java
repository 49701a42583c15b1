package io.winback.customer.profile;

import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import io.winback.events.customer.ConsentStatements;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is known of a person's consent to one channel, as it is stored.
 *
 * @param granted the effective value; a row of an earlier version has only this and its time
 * @param at when the effective value was stated
 * @param person the person's own statement; null if there is none
 * @param system the value that systems hold; null if none told one
 */
record ChannelConsent(boolean granted, Instant at, Consent person, Consent system) {

    static final ChannelConsent NONE = new ChannelConsent(false, null, null, null);

    private static ChannelConsent of(ConsentStatements statements) {
        var effective = statements.effective();
        return new ChannelConsent(effective.granted(), effective.at(), statements.person(), statements.system());
    }

    /** A system tells its value. The value that it told before is no news, whatever the person stated since. */
    ChannelConsent withSystemValue(boolean value, Instant at) {
        // As statements are kept: two within a microsecond are told apart by the line below, not lost.
        var now = at.truncatedTo(ChronoUnit.MICROS);
        var known = statements().system();
        if (known != null && known.granted() == value) {
            return this;
        }
        // Another replica's clock may be ahead of ours.
        var later = known == null || now.isAfter(known.at()) ? now : known.at().plus(1, ChronoUnit.MICROS);
        return of(statements().with(new Consent(value, later, ConsentOrigin.SYSTEM)));
    }

    ChannelConsent withPersonStatement(boolean value, Instant statedAt) {
        return of(statements().with(new Consent(value, statedAt, ConsentOrigin.PERSON)));
    }

    /** Whether a system's value has no effect, as the person withdrew the consent. */
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
