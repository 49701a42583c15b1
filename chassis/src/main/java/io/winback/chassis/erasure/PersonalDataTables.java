package io.winback.chassis.erasure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a service that hold personal data. Each service has one such bean. */
public interface PersonalDataTables {

    /** In the order in which an erasure changes them. */
    List<PersonalTable> tables();

    /** The query of each kind of rows, by their name. Each asks for the customer id once. */
    default Map<String, String> queries() {
        var queries = new LinkedHashMap<String, String>();
        tables().stream()
                .filter(table -> table.read() != null)
                .forEach(table -> queries.put(table.name(), table.read()));
        return queries;
    }
}
