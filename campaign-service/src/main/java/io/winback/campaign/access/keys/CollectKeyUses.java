package io.winback.campaign.access.keys;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.keys.KnownKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Collects the last uses of keys at the other services. A service that does not answer is asked again the next time. */
@ApplicationScoped
class CollectKeyUses {

    private static final Logger LOG = Logger.getLogger(CollectKeyUses.class);

    private final List<KeyUsesClient> services;
    private final KnownKeys knownKeys;

    CollectKeyUses(
            @RestClient KeyUsesClient.OfCustomers customers,
            @RestClient KeyUsesClient.OfOffers offers,
            @RestClient KeyUsesClient.OfNotifications notifications,
            KnownKeys knownKeys) {
        this.services = List.of(customers, offers, notifications);
        this.knownKeys = knownKeys;
    }

    void collect() {
        services.forEach(this::collect);
    }

    private void collect(KeyUsesClient service) {
        Map<UUID, Instant> uses;
        try {
            uses = uses(service);
        } catch (RuntimeException e) {
            LOG.debugf("the last uses of keys cannot be read from a service: %s", e.getMessage());
            return;
        }
        if (!uses.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> knownKeys.noteUses(uses));
        }
    }

    private static Map<UUID, Instant> uses(KeyUsesClient service) {
        var uses = new HashMap<UUID, Instant>();
        String after = null;
        do {
            var page = service.list(KeyUsesClient.LIMIT, after);
            page.items().forEach(use -> uses.put(use.keyId(), use.usedAt()));
            after = page.next();
        } while (after != null);
        return uses;
    }
}
