package io.winback.campaign.access;

import io.winback.chassis.access.AccessScope;
import io.winback.chassis.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A key with scopes gives no access beyond them: another key gets only scopes that the calling key has. People have no scopes,
 * so a person gets no access from it.
 */
@ApplicationScoped
public class ScopeLimit {

    private final Caller caller;

    ScopeLimit(Caller caller) {
        this.caller = caller;
    }

    /**
     * @param scopes of the key that the caller issues or replaces; empty for all that its roles allow
     * @throws BeyondScopes if that key may do more than the scopes of the calling key
     */
    public void checkKey(List<String> scopes) {
        var own = caller.scopes().stream().map(AccessScope::toString).collect(Collectors.toCollection(TreeSet::new));
        if (own.isEmpty()) {
            return;
        }
        var names = String.join(", ", own);
        if (scopes.isEmpty()) {
            throw new BeyondScopes(
                    "scopes: must be among those of the calling key, %s; a key without scopes may do more"
                            .formatted(names));
        }
        for (var scope : scopes) {
            if (!own.contains(scope)) {
                throw new BeyondScopes("scopes: %s is not among those of the calling key, %s".formatted(scope, names));
            }
        }
    }

    /** @throws BeyondScopes if the calling key has scopes */
    void checkPerson() {
        if (!caller.scopes().isEmpty()) {
            throw new BeyondScopes("a key with scopes must not give a person access, because people have no scopes;"
                    + " use a key without scopes, or the console");
        }
    }
}
