package io.winback.customer.erasure;

import io.winback.chassis.sealing.SealedTable;
import io.winback.chassis.sealing.SealedTables;
import io.winback.customer.profile.CustomerColumns;
import io.winback.customer.sealing.WordColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** The tables of customer-service with sealed columns. */
@ApplicationScoped
class CustomerSealedTables implements SealedTables {

    @Override
    public List<SealedTable> tables() {
        return Stream.concat(Stream.of(CustomerColumns.SEALED), WordColumns.ALL.stream())
                .toList();
    }
}
