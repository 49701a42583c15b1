package io.winback.events.customer;

/** Who stated a consent. */
public enum ConsentOrigin {
    /** The person: by a link, a reply, the preference page, or to somebody who recorded their words. */
    PERSON,
    /** A system that holds a copy, such as the shop or an import. */
    SYSTEM;

    /**
     * Of a statement whose origin an earlier version did not store. A file that repeated a withdrawal took the place of the
     * person's own, so a withdrawal is taken as the person's: only the person lifts it.
     */
    public static ConsentOrigin unknown(boolean granted) {
        return granted ? SYSTEM : PERSON;
    }
}
