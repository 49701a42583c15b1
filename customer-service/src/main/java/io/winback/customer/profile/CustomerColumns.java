package io.winback.customer.profile;

import io.winback.chassis.sealing.IndexedColumn;
import io.winback.chassis.sealing.SealedColumn;
import io.winback.chassis.sealing.SealedTable;
import io.winback.chassis.sealing.SealedTable.Index;
import io.winback.customer.sealing.WordColumns;
import java.util.List;

/** The sealed columns of customers, and the blind indexes by which customers are found. */
public final class CustomerColumns {

    private static final String TABLE = "customer";

    static final SealedColumn NAME = WordColumns.CUSTOMER_NAME;
    static final SealedColumn EMAIL = new SealedColumn(TABLE, "email");
    static final SealedColumn PHONE = new SealedColumn(TABLE, "phone");
    static final SealedColumn CHAT = new SealedColumn(TABLE, "chat");
    static final SealedColumn BIRTH_DATE = new SealedColumn(TABLE, "birth_date_sealed");
    static final SealedColumn EVIDENCE = SealedColumn.ofAnyRow(TABLE, "evidence");

    /** Two addresses with one hash would be found together, so these hashes are long. */
    static final IndexedColumn EMAIL_INDEX = new IndexedColumn(TABLE, "email_index", 16);

    static final IndexedColumn PHONE_INDEX = new IndexedColumn(TABLE, "phone_index", 16);
    /** A name has as many hashes as letters, so they are short. */
    static final IndexedColumn NAME_INDEX = new IndexedColumn(TABLE, "name_index", 8);

    public static final SealedTable SEALED = SealedTable.of(TABLE, "customer_id", "text")
            .value(NAME, new Index(NAME_INDEX, NameTerms::beginnings))
            .value(EMAIL, new Index(EMAIL_INDEX, email -> List.of(EmailAddress.canonical(email))))
            .value(PHONE, new Index(PHONE_INDEX, List::of))
            .value(CHAT)
            .valueOf("birth_date", BIRTH_DATE)
            .value(EVIDENCE);

    private CustomerColumns() {}
}
