package io.winback.events.customer;

/** Who stated a consent. */
public enum ConsentOrigin {
    /** The person: by a link, a reply, the preference page, or in words that an agent recorded. */
    PERSON,
    /** A system that holds a copy, such as the shop or an import. */
    SYSTEM;

    /**
     * The origin of a statement that an earlier version stored without one. A withdrawal counts as stated by the person, so
     * that only the person can grant again.
     */
    public static ConsentOrigin unknown(boolean granted) {
        return granted ? SYSTEM : PERSON;
    }
}
