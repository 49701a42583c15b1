package io.winback.chassis.audit;

import io.winback.chassis.http.RequestedOperation;
import io.winback.chassis.http.ServiceOperations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * The operations that the audit log can be searched for: those of this service, and those of an earlier release as long as the
 * log has an entry of them.
 */
@ApplicationScoped
class SearchableOperations {

    /** The names of what no resource answers. */
    private static final Set<String> OTHERS =
            Set.of(AuditRequest.SYSTEM, RequestedOperation.UNKNOWN, RefusalCounts.OTHER_OPERATIONS);

    private final ServiceOperations operations;
    private final AuditTable table;

    SearchableOperations(ServiceOperations operations, AuditTable table) {
        this.operations = operations;
        this.table = table;
    }

    boolean contain(String operation) {
        return operations.contain(operation) || OTHERS.contains(operation) || table.hasOperation(operation);
    }
}
