package io.winback.events.privacy;

import java.util.Map;

/** Where the database of a service holds something on a person: each service has one such bean. */
public interface HeldRows {

    /** By what their rows are; each asks for the customer id, once. */
    Map<String, String> queries();
}
