package io.winback.events.customer;

/** Who stated a consent. */
public enum ConsentOrigin {
    /** The person: by a link, a reply, the preference page, or to somebody who recorded their words. */
    PERSON,
    /** A system that holds a copy, such as the shop or an import. */
    SYSTEM
}
