package io.winback.chassis.erasure;

import java.util.List;

/** The tables of a service that hold personal data. Each service has one such bean. */
public interface PersonalDataTables {

    /** In the order in which an erasure changes them. */
    List<PersonalTable> tables();

    /** The tables whose rows are shown. Each query asks for the customer id once. */
    default List<PersonalTable> readable() {
        return tables().stream().filter(table -> table.read() != null).toList();
    }
}
