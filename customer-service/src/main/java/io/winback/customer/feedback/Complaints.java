package io.winback.customer.feedback;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.events.rest.Conditions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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
        var conditions = new Conditions()
                .and("customerId = :customer", "customer", customerId)
                .and("state = :state", "state", state)
                .and("complaintId < :before", "before", before);
        return find(conditions + " order by complaintId desc", conditions.parameters())
                .page(0, most)
                .list();
    }
}
