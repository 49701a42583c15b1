package io.winback.chassis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.chassis.access.CallerKind;
import io.winback.chassis.access.Role;
import io.winback.chassis.database.StorableText;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Records changes with the transaction of the caller: there is an entry if, and only if, that transaction commits. An entry has
 * the fields that differ. Fields with personal data have no values.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class AuditTrail {

    private final AuditTable table;
    private final AuditRequest request;
    private final TransactionSynchronizationRegistry transaction;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(
            AuditTable table,
            AuditRequest request,
            TransactionSynchronizationRegistry transaction,
            ObjectMapper json,
            Clock clock) {
        this.table = table;
        this.request = request;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** The state of a subject now, to be compared later. An entity changes in between; its state does not. */
    public JsonNode state(Object subject) {
        return json.valueToTree(subject);
    }

    /**
     * Records a change. Two equal states are no change.
     *
     * @param subject the kind and the id, such as {@code campaign/spring}
     * @param before null if the subject is new
     * @param after null if the subject is deleted
     */
    public void changed(String subject, Object before, Object after) {
        var changes = FieldChanges.between(
                subject, before == null ? null : state(before), after == null ? null : state(after));
        if (!changes.isEmpty()) {
            entries()
                    .add(AuditEntry.ofChange(
                            request.origin(), subject, StorableText.of(EventJson.write(changes)), clock.instant()));
        }
    }

    /**
     * Records that the subject acted, in a request that names it by something else than a credential: a sign-in or a sign-out.
     *
     * @param name of the subject
     */
    public void acted(CallerKind kind, String name, Set<Role> roles) {
        entries()
                .add(AuditEntry.ofChange(
                        request.of(kind, name, roles), kind.text() + "/" + name, null, clock.instant()));
    }

    /** Records what the caller did to a subject, if it changes no field. */
    public void done(String subject) {
        entries().add(AuditEntry.ofChange(request.origin(), subject, null, clock.instant()));
    }

    /** The entries of the transaction so far. */
    @SuppressWarnings("unchecked")
    private List<AuditEntry> entries() {
        var entries = (List<AuditEntry>) transaction.getResource(AuditTrail.class);
        if (entries == null) {
            entries = new ArrayList<>();
            transaction.putResource(AuditTrail.class, entries);
            transaction.registerInterposedSynchronization(new InsertAtCommit(entries));
        }
        return entries;
    }

    /** Inserts all entries of a transaction before it commits. */
    private final class InsertAtCommit implements Synchronization {

        private final List<AuditEntry> entries;

        private InsertAtCommit(List<AuditEntry> entries) {
            this.entries = entries;
        }

        @Override
        public void beforeCompletion() {
            table.insert(entries);
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                request.noteRecorded();
            }
        }
    }
}
