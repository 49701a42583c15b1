package io.winback.customer.complaint;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All complaints. */
@ApplicationScoped
class Complaints implements PanacheRepositoryBase<Complaint, UUID> {

    /** Until the running transaction ends nobody else can change it. */
    Optional<Complaint> lock(UUID complaintId) {
        return findByIdOptional(complaintId, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<String> customerOf(UUID complaintId) {
        return getSession()
                .createNativeQuery("select customer_id from complaint where complaint_id = :complaint", String.class)
                .setParameter("complaint", complaintId)
                .uniqueResultOptional();
    }

    /** Up to so many that nobody answered in time and nobody was told of, held until the running transaction ends. */
    List<Complaint> unreportedBreaches(Instant now, int most) {
        return getSession()
                .createNativeQuery(
                        "select * from complaint where answered_at is null and not breach_told and due_by < :now"
                                + " and state <> 'RESOLVED' order by due_by limit :most for update skip locked",
                        Complaint.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
    }

    /** The newest first. */
    List<Complaint> page(Optional<String> customerId, Optional<ComplaintState> state, Optional<UUID> before, int most) {
        var conditions = new QueryFilter()
                .and("customerId = :customer", "customer", customerId)
                .and("state = :state", "state", state)
                .and("complaintId < :before", "before", before);
        return find(conditions + " order by complaintId desc", conditions.parameters())
                .page(0, most)
                .list();
    }
}
