package io.winback.customer.erasure;

import io.winback.chassis.erasure.PersonalDataEraser;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customers;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.ProfileErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Deletes the personal data of a customer here, logs the erasure, and requests it from the other services by events. */
@ApplicationScoped
class DeletePersonalData {

    private final Customers customers;
    private final PersonalDataEraser eraser;
    private final ErasureLog log;
    private final Outbox outbox;

    DeletePersonalData(Customers customers, PersonalDataEraser eraser, ErasureLog log, Outbox outbox) {
        this.customers = customers;
        this.eraser = eraser;
        this.log = log;
        this.outbox = outbox;
    }

    /** @param tombstoneId of the event that erases the profile */
    @Transactional(MANDATORY)
    void delete(ErasureLog.Entry erasure, UUID tombstoneId) {
        customers.flush();
        eraser.erase(erasure.customerId(), erasure.erasureId());
        log.add(erasure);
        outbox.publish(new CustomerErased(erasure.customerId(), erasure.erasureId(), erasure.erasedAt()));
        outbox.publish(new ProfileErased(erasure.customerId(), tombstoneId));
    }
}
