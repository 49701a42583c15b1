package io.winback.customer.interview;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All interviews. */
@ApplicationScoped
class Interviews implements PanacheRepositoryBase<Interview, UUID> {

    /** The newest first. */
    List<Interview> page(Optional<String> customerId, Optional<UUID> before, int most) {
        var conditions = new QueryFilter()
                .and("customerId = :customer", "customer", customerId)
                .and("interviewId < :before", "before", before);
        return find(conditions + " order by interviewId desc", conditions.parameters())
                .page(0, most)
                .list();
    }
}
