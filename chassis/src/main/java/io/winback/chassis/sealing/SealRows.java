package io.winback.chassis.sealing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.metrics.Gauges;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The background step: it seals rows that are plain or sealed with an old key, and computes their blind indexes again. Each batch is
 * one short transaction, one replica at a time works on a table, and a pass continues after a restart where it was.
 */
@ApplicationScoped
class SealRows {

    private static final Logger LOG = Logger.getLogger(SealRows.class);

    /** So that a run ends soon when the service stops. */
    private static final int BATCHES_IN_A_RUN = 50;

    private final List<SealedTable> tables;
    private final Sealing sealing;
    private final SealedRows rows;
    private final SealingPasses passes;
    private final SealingConfiguration configuration;
    private final Clock clock;
    /** The tables and keys of which the log warns, so that it does so once. */
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    private volatile Map<String, Long> left = Map.of();

    SealRows(
            @All List<SealedTables> tables,
            Sealing sealing,
            SealedRows rows,
            SealingPasses passes,
            SealingConfiguration configuration,
            Clock clock,
            MeterRegistry metrics) {
        this.tables = tables.stream().flatMap(some -> some.tables().stream()).toList();
        this.sealing = sealing;
        this.rows = rows;
        this.passes = passes;
        this.configuration = configuration;
        this.clock = clock;
        this.tables.forEach(table -> Gauges.replace(
                metrics, "winback.sealing.rows.left", Tags.of("table", table.table()), this, one -> one.left(table)));
    }

    /** About how many rows may not be sealed with the keys in use. */
    double left(SealedTable table) {
        return left.getOrDefault(table.table(), 0L);
    }

    /** Works on each table until its pass is complete, or until it has worked for a while. */
    void seal() {
        if (tables.isEmpty()) {
            return;
        }
        if (sealing.writes()) {
            tables.forEach(this::seal);
        }
        left = passes.left();
    }

    private void seal(SealedTable table) {
        boolean more = true;
        for (int i = 0; more && i < BATCHES_IN_A_RUN; i++) {
            more = QuarkusTransaction.requiringNew().call(() -> sealBatch(table));
        }
    }

    /** @return whether there may be more rows */
    private boolean sealBatch(SealedTable table) {
        var stored = passes.lock(table.table());
        if (stored.isEmpty()) {
            return false;
        }
        var pass = stored.get();
        var keys = sealing.cipher().keysInUse();
        if (!pass.keys().equals(keys)) {
            if (!pass.keys().isEmpty() && sealing.cipher().areNewer(pass.keys())) {
                warnIfUnknown(table, pass.keys());
                return false;
            }
            pass = SealingPass.first(keys, clock.instant(), passes.rows(table.table()));
        } else if (pass.isFinished()) {
            if (!pass.isDue(configuration.passEvery(), clock.instant())) {
                return false;
            }
            pass = pass.next(clock.instant(), passes.rows(table.table()));
        }
        var read = rows.after(table, pass.position(), configuration.batch());
        if (read.isEmpty()) {
            finish(table, pass);
            return false;
        }
        var left = read.stream()
                .filter(row -> !row.isCurrent(table, sealing.cipher()))
                .toList();
        var locked = left.isEmpty() ? List.<SealedRow>of() : rows.lock(table, left);
        int unreadable = seal(table, locked);
        var last = read.get(read.size() - 1).id();
        passes.store(table.table(), pass.after(last, read.size(), left.size() - locked.size(), unreadable));
        return true;
    }

    /** Another replica may have a newer file, or this one has the wrong file. */
    private void warnIfUnknown(SealedTable table, String keys) {
        if (!sealing.cipher().hasKeys(keys) && warned.add(table.table() + " " + keys)) {
            LOG.warnf(
                    "rows of %s are not sealed: its last pass had the keys %s, which are not in the keyset file",
                    table.table(), keys);
        }
    }

    /** @return how many of the rows cannot be opened */
    private int seal(SealedTable table, List<SealedRow> locked) {
        var sealed = new ArrayList<SealedRow>();
        for (var row : locked) {
            try {
                sealed.add(row.sealed(table, sealing));
            } catch (CannotOpen e) {
                LOG.errorf("a row stays as it is: %s", e.getMessage());
            }
        }
        if (!sealed.isEmpty()) {
            rows.store(table, sealed);
        }
        return locked.size() - sealed.size();
    }

    private void finish(SealedTable table, SealingPass pass) {
        passes.store(table.table(), pass.finish(clock.instant(), passes.rows(table.table())));
        if (pass.missed() > pass.unreadable()) {
            LOG.infof(
                    "%d rows of %s were locked; they are tried again",
                    pass.missed() - pass.unreadable(), table.table());
        }
        if (pass.unreadable() > 0) {
            LOG.warnf(
                    "%d rows of %s cannot be opened; they are tried again after %s",
                    pass.unreadable(), table.table(), configuration.passEvery());
        }
        if (pass.missed() == 0 && pass.findsAllOldRows()) {
            LOG.infof("all rows of %s are sealed with the keys %s", table.table(), pass.keys());
        }
    }
}
