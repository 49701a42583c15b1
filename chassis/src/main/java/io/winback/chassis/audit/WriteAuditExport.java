package io.winback.chassis.audit;

import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes entries as lines of JSON. They are read in batches, so that a large log needs little memory. */
@ApplicationScoped
class WriteAuditExport {

    private static final int BATCH = 1_000;

    /** The first line. With it, a later verification shows whether entries are missing at the end. */
    record Heading(ChainHead head) {}

    private final AuditTable table;

    WriteAuditExport(AuditTable table) {
        this.table = table;
    }

    void write(AuditSearch search, OutputStream output) throws IOException {
        line(output, new Heading(table.head()));
        UUID last = null;
        List<ChainedEntry> entries;
        do {
            entries = table.page(search, last, false, BATCH);
            for (var chained : entries) {
                line(output, AuditEntryView.of(chained));
                last = chained.entry().entryId();
            }
        } while (entries.size() == BATCH);
    }

    private static void line(OutputStream output, Object value) throws IOException {
        output.write((EventJson.write(value) + "\n").getBytes(UTF_8));
    }
}
