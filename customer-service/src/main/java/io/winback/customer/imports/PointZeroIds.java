package io.winback.customer.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.hibernate.StatelessSession;

/** Finds customers that exist under two ids, because a spreadsheet wrote 17850.0 for 17850. */
@ApplicationScoped
class PointZeroIds {

    private static final String WARNING = "such as %s exists beside the same id without .0, as two customers;"
            + " a format with ids STRIP_POINT_ZERO reads them as one";

    private final StatelessSession database;

    PointZeroIds(StatelessSession database) {
        this.database = database;
    }

    /** @param customerIds that end with .0 */
    void warn(Collection<String> customerIds, ImportReport report) {
        var both = customerIds.isEmpty()
                ? List.<String>of()
                : database.createNativeQuery(
                                "select customer_id || '.0' from customer where customer_id = any(:ids) order by customer_id",
                                String.class)
                        .setParameter(
                                "ids",
                                customerIds.stream()
                                        .map(id -> id.substring(0, id.length() - 2))
                                        .toArray(String[]::new))
                        .getResultList();
        if (!both.isEmpty()) {
            report.warn("customer_id", WARNING.formatted(both.get(0)), both.size());
        }
    }
}
