package io.winback.campaign.access.keys;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Revokes a key. All services refuse it within five seconds. */
@ApplicationScoped
class RevokeKey {

    private static final Logger LOG = Logger.getLogger(RevokeKey.class);

    private final ApiKeys keys;
    private final AnnounceKey announceKey;
    private final AuditTrail auditTrail;
    private final Clock clock;

    RevokeKey(ApiKeys keys, AnnounceKey announceKey, AuditTrail auditTrail, Clock clock) {
        this.auditTrail = auditTrail;
        this.keys = keys;
        this.announceKey = announceKey;
        this.clock = clock;
    }

    @Transactional
    ApiKey revoke(UUID keyId, String revoker) {
        var key = keys.lock(keyId).orElseThrow(() -> new NotFound("there is no key " + keyId));
        if (key.revoke(revoker, clock.instant())) {
            announceKey.announce(key);
            auditTrail.changed("api-key/" + keyId, Map.of("revoked", false), Map.of("revoked", true));
            LOG.infof("key %s: revoked by %s", keyId, revoker);
        }
        return key;
    }
}
