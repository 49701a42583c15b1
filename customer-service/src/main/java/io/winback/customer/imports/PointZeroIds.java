package io.winback.customer.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.StatelessSession;

import static io.winback.chassis.database.ScalarQuery.scalar;

/** Finds customers that exist under two ids, because a spreadsheet wrote 17850.0 for 17850 in this file or in an earlier one. */
@ApplicationScoped
class PointZeroIds {

    private static final String WARNING = "such as %s exists beside the same id without .0, as two customers;"
            + " a format with ids STRIP_POINT_ZERO reads them as one";

    private final StatelessSession database;

    PointZeroIds(StatelessSession database) {
        this.database = database;
    }

    /** Warns of the customers of a file, which is stored. */
    void warn(SuspectIds ids, ImportReport report) {
        var both = withBothIds(ids.withoutPointZero().toArray(String[]::new));
        if (!both.isEmpty()) {
            report.warn("customer_id", WARNING.formatted(both.get(0)), both.size());
        }
    }

    private List<String> withBothIds(String[] ids) {
        return ids.length == 0
                ? List.of()
                : scalar(database, """
                                select other.customer_id
                                from customer as kept join customer as other on other.customer_id = kept.customer_id || '.0'
                                where kept.customer_id = any(:ids) order by other.customer_id""", String.class).setParameter("ids", ids).getResultList();
    }
}
