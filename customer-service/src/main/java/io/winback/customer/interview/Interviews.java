package io.winback.customer.interview;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All interviews. */
@ApplicationScoped
class Interviews implements PanacheRepositoryBase<Interview, UUID> {

    /**
     * A page of interviews, the newest first.
     *
     * @param customerId null for all
     * @param before null for the first page
     */
    List<Interview> page(String customerId, UUID before, int limit) {
        var conditions = new QueryFilter()
                .and("customerId = :customer", "customer", customerId)
                .and("interviewId < :before", "before", before);
        return find(conditions + " order by interviewId desc", conditions.parameters())
                .page(0, limit)
                .list();
    }
}
