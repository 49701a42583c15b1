package io.winback.chassis.sealing;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * A service does not start with a keyset file that lacks a key with which rows were sealed. It would seal new values with keys of
 * another file, and could not read the present ones.
 */
@ApplicationScoped
class CheckKeyset {

    private final List<SealedTable> tables;
    private final Sealing sealing;
    private final SealingPasses passes;
    private final SealedRows rows;
    private final SealingConfiguration configuration;

    CheckKeyset(
            @All List<SealedTables> tables,
            Sealing sealing,
            SealingPasses passes,
            SealedRows rows,
            SealingConfiguration configuration) {
        this.tables = tables.stream().flatMap(some -> some.tables().stream()).toList();
        this.sealing = sealing;
        this.passes = passes;
        this.rows = rows;
        this.configuration = configuration;
    }

    void onStartup(@Observes StartupEvent startup) {
        if (!tables.isEmpty() && configuration.keysetFile().isPresent()) {
            check();
        }
    }

    /** @throws InvalidKeyset if there are rows of an unknown key */
    void check() {
        QuarkusTransaction.requiringNew().run(() -> {
            var used = passes.keys();
            tables.stream()
                    .filter(table -> used.containsKey(table.table()))
                    .forEach(table -> check(table, SealingPass.valueKey(used.get(table.table()))));
        });
    }

    private void check(SealedTable table, String key) {
        if (!sealing.cipher().hasKey(key) && rows.exists(table, key)) {
            throw new InvalidKeyset(
                    "%s lacks the key %s, with which rows of %s are sealed; use the file that has this key"
                            .formatted(configuration.keysetFile().orElseThrow(), key, table.table()));
        }
    }
}
