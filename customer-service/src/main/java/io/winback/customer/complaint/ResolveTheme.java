package io.winback.customer.complaint;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customers;
import io.winback.events.customer.ThemeResolved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Resolves a root cause, and publishes an event for each customer who churned for it. */
@ApplicationScoped
class ResolveTheme {

    private static final Logger LOG = Logger.getLogger(ResolveTheme.class);
    private static final int BATCH_SIZE = 500;

    private final Themes themes;
    private final Customers customers;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ResolveTheme(Themes themes, Customers customers, Outbox outbox, AuditTrail auditTrail, Clock clock) {
        this.auditTrail = auditTrail;
        this.themes = themes;
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A theme, and the number of customers who had churned for it. */
    record Resolved(Theme theme, long customers) {}

    /** @return empty if there is no such theme */
    @Transactional
    Optional<Resolved> resolve(String themeId, String resolution) {
        return themes.lock(themeId).map(theme -> {
            var before = ThemeState.of(theme);
            theme.resolve(resolution, clock.instant());
            auditTrail.changed("theme/" + themeId, before, ThemeState.of(theme));
            long churned = publish(theme, resolution);
            LOG.infof("theme %s is resolved, %d customers had churned for it", themeId, churned);
            return new Resolved(theme, churned);
        });
    }

    private long publish(Theme theme, String resolution) {
        long published = 0;
        var after = "";
        for (var batch = themes.churnedFor(theme.id(), after, BATCH_SIZE);
                !batch.isEmpty();
                batch = themes.churnedFor(theme.id(), after, BATCH_SIZE)) {
            for (var customer : customers.lockAll(batch)) {
                customer.openEpisode()
                        .ifPresent(episode -> outbox.publish(new ThemeResolved(
                                customer.id(),
                                episode.episodeId(),
                                theme.id(),
                                theme.name(),
                                theme.reason(),
                                resolution,
                                theme.resolvedAt(),
                                episode.customer())));
            }
            published += batch.size();
            after = batch.get(batch.size() - 1);
        }
        return published;
    }
}
