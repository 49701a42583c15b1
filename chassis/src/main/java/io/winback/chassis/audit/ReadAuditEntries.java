package io.winback.chassis.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads the audit log of this service, the newest entry first. */
@ApplicationScoped
public class ReadAuditEntries {

    private final AuditTable table;

    ReadAuditEntries(AuditTable table) {
        this.table = table;
    }

    /** @param before the id of the entry after the wanted ones; null for the newest */
    public List<AuditEntryView> read(AuditSearch search, UUID before, int limit) {
        return table.page(search, before, true, limit).stream()
                .map(AuditEntryView::of)
                .toList();
    }
}
