package io.winback.campaign.access.keys;

import io.winback.campaign.access.GrantedRoles;
import io.winback.campaign.access.ScopeLimit;
import io.winback.chassis.access.KeyRing;
import io.winback.chassis.http.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Issues an API key to a system. */
@ApplicationScoped
class IssueKey {

    private static final Logger LOG = Logger.getLogger(IssueKey.class);

    private final ApiKeys keys;
    private final MakeKey makeKey;
    private final KeyRing ring;
    private final ScopeLimit scopeLimit;
    private final Clock clock;

    IssueKey(ApiKeys keys, MakeKey makeKey, KeyRing ring, ScopeLimit scopeLimit, Clock clock) {
        this.keys = keys;
        this.makeKey = makeKey;
        this.ring = ring;
        this.scopeLimit = scopeLimit;
        this.clock = clock;
    }

    /**
     * @throws Conflict if another key has the name
     * @throws io.winback.campaign.access.BeyondScopes if the key may do more than the calling key
     */
    @Transactional
    IssuedKey issue(KeyRequest request, String creator) {
        var now = clock.instant();
        var terms = request.terms(now);
        scopeLimit.checkKey(terms.scopes());
        if (ring.isConfigured(terms.name())) {
            throw new Conflict("name", "is the name of a key in the settings; choose another");
        }
        keys.withName(terms.name()).ifPresent(other -> {
            throw new Conflict(
                    "name",
                    "is the name of the key %s; rotate or revoke that key, or choose another name"
                            .formatted(other.id()));
        });
        var issued = makeKey.make(makeKey.newId(), terms, creator, now);
        LOG.infof(
                "key %s: issued to %s with the roles %s by %s",
                issued.key().id(), terms.name(), GrantedRoles.text(terms.roles()), creator);
        return issued;
    }
}
