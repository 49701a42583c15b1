package io.winback.chassis.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Which entries are wanted. A null value matches all.
 *
 * @param subject the kind and the id
 * @param subjectKind the kind of the subject, with any id
 * @param from is included
 * @param to is not included
 */
public record AuditSearch(
        String actor, String subject, String subjectKind, String operation, Instant from, Instant to) {

    /** The conditions in SQL, with a parameter for each value that is not null. */
    String sql() {
        var sql = new StringBuilder("where true");
        add(sql, " and actor = ?", actor);
        add(sql, " and subject = ?", subject);
        // The expression of the index audit_entry_subject_kind.
        add(sql, " and split_part(subject, '/', 1) = ?", subjectKind);
        add(sql, " and operation = ?", operation);
        add(sql, " and at >= ?", from);
        add(sql, " and at < ?", to);
        return sql.toString();
    }

    private static void add(StringBuilder sql, String condition, Object value) {
        if (value != null) {
            sql.append(condition);
        }
    }

    /** @return the number of the parameter after the last one */
    int bind(PreparedStatement select) throws SQLException {
        int next = 1;
        for (var value : values()) {
            select.setObject(next++, value);
        }
        return next;
    }

    private List<Object> values() {
        var values = new ArrayList<>();
        for (var text : new String[] {actor, subject, subjectKind, operation}) {
            if (text != null) {
                values.add(text);
            }
        }
        for (var time : new Instant[] {from, to}) {
            if (time != null) {
                values.add(time.atOffset(ZoneOffset.UTC));
            }
        }
        return values;
    }
}
