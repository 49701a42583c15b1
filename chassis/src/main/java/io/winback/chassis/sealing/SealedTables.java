package io.winback.chassis.sealing;

import java.util.List;

/** The tables of a service whose rows the background step seals. A service that seals values has one such bean. */
public interface SealedTables {

    List<SealedTable> tables();
}
