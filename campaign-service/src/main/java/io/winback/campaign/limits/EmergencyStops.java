package io.winback.campaign.limits;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The emergency stop, as it is stored. */
@ApplicationScoped
public class EmergencyStops implements PanacheRepositoryBase<EmergencyStop, Integer> {

    public EmergencyStop present() {
        return findById(EmergencyStop.ID);
    }

    /** Locks it until the transaction ends. */
    @Transactional(MANDATORY)
    EmergencyStop lock() {
        return findById(EmergencyStop.ID, LockModeType.PESSIMISTIC_WRITE);
    }
}
