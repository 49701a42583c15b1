package io.winback.campaign.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One page of the audit logs of all services, the newest entry first.
 *
 * @param silent the services that did not answer, so that their entries are missing
 * @param next the id of the last entry, if there are more; empty on the last page
 */
record AuditLogPage(List<AuditLogRow> rows, List<Service> silent, String next) {

    static final int ROWS = 50;

    /** The entries of one service; null if it did not answer. */
    record Part(Service service, List<AuditLogRow> rows) {}

    static AuditLogPage merge(List<Part> parts) {
        var rows = new ArrayList<AuditLogRow>();
        var silent = new ArrayList<Service>();
        for (var part : parts) {
            if (part.rows() == null) {
                silent.add(part.service());
            } else {
                rows.addAll(part.rows());
            }
        }
        // As text, ids that begin with their time are in the order of time.
        rows.sort(
                Comparator.comparing((AuditLogRow row) -> row.entry().entryId().toString())
                        .reversed());
        var shown = List.copyOf(rows.subList(0, Math.min(ROWS, rows.size())));
        boolean more = rows.size() > ROWS;
        return new AuditLogPage(
                shown, silent, more ? shown.get(ROWS - 1).entry().entryId().toString() : "");
    }

    /** The ids of the API keys that its entries are about. */
    Set<String> keyIds() {
        return rows.stream()
                .filter(row -> row.subjectKind().equals(AuditLogRow.API_KEY))
                .map(AuditLogRow::subjectId)
                .collect(Collectors.toSet());
    }

    /** @param keyNames of API keys, by id */
    AuditLogPage named(Map<String, String> keyNames) {
        return new AuditLogPage(rows.stream().map(row -> row.named(keyNames)).toList(), silent, next);
    }
}
