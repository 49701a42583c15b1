package io.winback.chassis.erasure;

import java.util.Map;

/** Where the database of a service holds something on a person: each service has one such bean. */
public interface PersonalDataTables {

    /** By what their rows are; each asks for the customer id, once. */
    Map<String, String> queries();
}
