package io.winback.campaign.access.keys;

import io.winback.campaign.access.ScopeLimit;
import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.IsoDurations;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Replaces a key by a successor. Both are accepted until the overlap ends. */
@ApplicationScoped
class RotateKey {

    private static final Logger LOG = Logger.getLogger(RotateKey.class);

    private final ApiKeys keys;
    private final MakeKey makeKey;
    private final AnnounceKey announceKey;
    private final ScopeLimit scopeLimit;
    private final AuditTrail auditTrail;
    private final KeyConfiguration configuration;
    private final Clock clock;

    RotateKey(
            ApiKeys keys,
            MakeKey makeKey,
            AnnounceKey announceKey,
            ScopeLimit scopeLimit,
            AuditTrail auditTrail,
            KeyConfiguration configuration,
            Clock clock) {
        this.auditTrail = auditTrail;
        this.keys = keys;
        this.makeKey = makeKey;
        this.announceKey = announceKey;
        this.scopeLimit = scopeLimit;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * @param expiry of the successor; null for one as far away as that of the key was when it was issued
     * @throws io.winback.chassis.http.Conflict if the key is not active
     * @throws io.winback.campaign.access.BeyondScopes if the key may do more than the calling key
     */
    @Transactional
    IssuedKey rotate(UUID keyId, Duration overlap, Instant expiry, String creator) {
        var now = clock.instant();
        if (overlap.isNegative() || overlap.compareTo(configuration.longestOverlap()) > 0) {
            throw InvalidInput.inBody(
                    "overlap",
                    "must be from PT0S to %s, but is %s"
                            .formatted(IsoDurations.text(configuration.longestOverlap()), IsoDurations.text(overlap)));
        }
        KeyTerms.expiry(expiry, now);
        var key = keys.lock(keyId).orElseThrow(() -> new NotFound("there is no key " + keyId));
        scopeLimit.checkKey(key.scopes());
        var successorId = makeKey.newId();
        var before = key.expiresAt().map(at -> Map.of("expiresAt", at)).orElse(Map.of());
        var terms = key.replace(successorId, overlap, expiry, now);
        // The name becomes free before the successor takes it.
        keys.flush();
        announceKey.announce(key);
        auditTrail.changed(
                "api-key/" + keyId,
                before,
                Map.of("replacedBy", successorId, "expiresAt", key.expiresAt().orElseThrow()));
        var successor = makeKey.make(successorId, terms, creator, now);
        LOG.infof("key %s: replaced by %s of %s", keyId, successorId, creator);
        return successor;
    }
}
