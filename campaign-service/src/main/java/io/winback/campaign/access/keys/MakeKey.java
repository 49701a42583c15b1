package io.winback.campaign.access.keys;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.chassis.access.ApiKeyText;
import io.winback.chassis.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Makes a key with a new secret, stores its hash and announces it, with the transaction of the caller. */
@ApplicationScoped
class MakeKey {

    private final ApiKeys keys;
    private final AnnounceKey announceKey;
    private final AuditTrail auditTrail;
    private final RandomGenerator random;

    MakeKey(ApiKeys keys, AnnounceKey announceKey, AuditTrail auditTrail, RandomGenerator random) {
        this.auditTrail = auditTrail;
        this.keys = keys;
        this.announceKey = announceKey;
        this.random = random;
    }

    UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    @Transactional(MANDATORY)
    IssuedKey make(UUID keyId, KeyTerms terms, String creator, Instant now) {
        var secret = new byte[ApiKeyText.SECRET_BYTES];
        random.nextBytes(secret);
        var text = ApiKeyText.of(secret);
        var key = new ApiKey(keyId, text, terms, creator, now);
        keys.persist(key);
        announceKey.announce(key);
        auditTrail.changed("api-key/" + keyId, null, terms);
        return new IssuedKey(key, text);
    }
}
