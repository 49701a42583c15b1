package io.winback.notification.recipient;

import io.winback.chassis.sealing.SealedColumn;
import io.winback.chassis.sealing.SealedTable;

/** The sealed columns of recipients. Nothing searches them. */
public final class RecipientColumns {

    private static final String TABLE = "recipient";

    static final SealedColumn NAME = new SealedColumn(TABLE, "name");
    static final SealedColumn EMAIL = new SealedColumn(TABLE, "email");
    static final SealedColumn PHONE = new SealedColumn(TABLE, "phone");
    static final SealedColumn CHAT = new SealedColumn(TABLE, "chat");

    public static final SealedTable SEALED = SealedTable.of(TABLE, "customer_id", "text")
            .value(NAME)
            .value(EMAIL)
            .value(PHONE)
            .value(CHAT);

    private RecipientColumns() {}
}
