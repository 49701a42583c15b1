package io.winback.chassis.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A table of guests, with a name that is searched. */
@ApplicationScoped
class SampleSealedTables implements SealedTables {

    static final SealedColumn NAME = new SealedColumn("guest", "name");
    static final SealedColumn BORN = new SealedColumn("guest", "born_sealed");
    static final IndexedColumn NAME_INDEX = new IndexedColumn("guest", "name_index", 16);
    static final SealedTable GUESTS = SealedTable.of("guest", "guest_id", "text")
            .value(NAME, new SealedTable.Index(NAME_INDEX, List::of))
            .valueOf("born", BORN);

    @Override
    public List<SealedTable> tables() {
        return List.of(GUESTS);
    }
}
