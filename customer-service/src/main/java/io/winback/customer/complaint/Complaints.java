package io.winback.customer.complaint;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All complaints. */
@ApplicationScoped
class Complaints implements PanacheRepositoryBase<Complaint, UUID> {

    /** Locks the complaint until the transaction ends. */
    @Transactional(MANDATORY)
    Optional<Complaint> lock(UUID complaintId) {
        return findByIdOptional(complaintId, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<String> customerOf(UUID complaintId) {
        return scalar(getSession(), "select customer_id from complaint where complaint_id = :complaint", String.class)
                .setParameter("complaint", complaintId)
                .uniqueResultOptional();
    }

    /** Complaints that breach the SLA and are not reported yet, locked until the transaction ends. */
    @Transactional(MANDATORY)
    List<Complaint> unreportedBreaches(Instant now, int limit) {
        return getSession()
                .createNativeQuery("""
                        select * from complaint where answered_at is null and not breach_told and due_by < :now
                            and state = any(:unresolved) order by due_by limit :most for update skip locked""", Complaint.class)
                .setParameter("now", now)
                .setParameter("unresolved", ComplaintState.unresolved())
                .setParameter("most", limit)
                .getResultList();
    }

    /**
     * A page of complaints, the newest first.
     *
     * @param customerId null for all
     * @param state null for all
     * @param before null for the first page
     */
    List<Complaint> page(String customerId, ComplaintState state, UUID before, int limit) {
        var conditions = new QueryFilter()
                .and("customerId = :customer", "customer", customerId)
                .and("state = :state", "state", state)
                .and("complaintId < :before", "before", before);
        return find(conditions + " order by complaintId desc", conditions.parameters())
                .page(0, limit)
                .list();
    }
}
