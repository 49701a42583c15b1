package io.winback.chassis.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A service that keeps purchases under a pseudonym, and deletes remarks. */
@ApplicationScoped
class SamplePersonalData implements PersonalDataTables {

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.read("purchases", "select * from purchase where customer_id = ?")
                        .rename("update purchase set customer_id = ?, note = null where customer_id = ?"),
                PersonalTable.hidden().delete("delete from remark where customer_id = ?"));
    }
}
