package io.winback.customer.feedback;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All complaints. */
@ApplicationScoped
class Complaints implements PanacheRepositoryBase<Complaint, UUID> {

    /** Until the running transaction ends nobody else can change it. */
    Optional<Complaint> held(UUID complaintId) {
        return findByIdOptional(complaintId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The newest first. */
    List<Complaint> page(Optional<String> customerId, Optional<ComplaintState> state, Optional<UUID> before, int most) {
        var conditions = new StringBuilder("1 = 1");
        var parameters = new HashMap<String, Object>();
        customerId.ifPresent(id -> {
            conditions.append(" and customerId = :customer");
            parameters.put("customer", id);
        });
        state.ifPresent(wanted -> {
            conditions.append(" and state = :state");
            parameters.put("state", wanted);
        });
        before.ifPresent(id -> {
            conditions.append(" and complaintId < :before");
            parameters.put("before", id);
        });
        return find(conditions + " order by complaintId desc", parameters)
                .page(0, most)
                .list();
    }
}
