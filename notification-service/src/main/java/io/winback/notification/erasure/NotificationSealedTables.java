package io.winback.notification.erasure;

import io.winback.chassis.sealing.SealedTable;
import io.winback.chassis.sealing.SealedTables;
import io.winback.notification.recipient.RecipientColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The tables of notification-service whose rows the background step seals. */
@ApplicationScoped
class NotificationSealedTables implements SealedTables {

    @Override
    public List<SealedTable> tables() {
        return List.of(RecipientColumns.SEALED);
    }
}
