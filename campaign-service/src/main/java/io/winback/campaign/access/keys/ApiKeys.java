package io.winback.campaign.access.keys;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All API keys that people issued. */
@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {

    private static final UUID LAST = new UUID(-1, -1);

    /** Locks the key until the transaction ends. */
    @Transactional(MANDATORY)
    Optional<ApiKey> lock(UUID keyId) {
        return findByIdOptional(keyId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The key that has this name now: it was neither revoked nor replaced. */
    Optional<ApiKey> withName(String name) {
        return find("name = ?1 and revokedAt is null and replacedAt is null", name)
                .firstResultOptional();
    }

    List<ApiKey> withIds(Collection<UUID> keyIds) {
        return list("keyId in ?1", keyIds);
    }

    /**
     * Newest first.
     *
     * @param keyId null for the newest
     */
    List<ApiKey> before(UUID keyId, int limit) {
        return find("keyId < ?1 order by keyId desc", keyId == null ? LAST : keyId)
                .page(0, limit)
                .list();
    }
}
