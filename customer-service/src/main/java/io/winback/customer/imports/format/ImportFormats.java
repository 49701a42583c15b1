package io.winback.customer.imports.format;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The formats that the shop has defined. */
@ApplicationScoped
class ImportFormats implements PanacheRepositoryBase<ImportFormat, String> {

    /** Locks the format until the transaction ends. */
    @Transactional(MANDATORY)
    Optional<ImportFormat> lock(String formatId) {
        return findByIdOptional(formatId, LockModeType.PESSIMISTIC_WRITE);
    }

    List<ImportFormat> after(String formatId, int most) {
        return find("formatId > ?1 order by formatId", formatId).page(0, most).list();
    }
}
