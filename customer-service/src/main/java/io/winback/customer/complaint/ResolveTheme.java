package io.winback.customer.complaint;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customers;
import io.winback.events.customer.ThemeResolved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import org.jboss.logging.Logger;

/** A root cause was put right: everyone who left for it is named to the others, who may approach them now. */
@ApplicationScoped
class ResolveTheme {

    private static final Logger LOG = Logger.getLogger(ResolveTheme.class);
    private static final int BATCH_SIZE = 500;

    private final Themes themes;
    private final Customers customers;
    private final Outbox outbox;
    private final Clock clock;

    ResolveTheme(Themes themes, Customers customers, Outbox outbox, Clock clock) {
        this.themes = themes;
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A theme, and how many had left for it. */
    record Resolved(Theme theme, long customers) {}

    @Transactional
    Resolved resolve(String themeId, String fixed) {
        var theme = themes.lock(themeId).orElseThrow(() -> new NotFoundException("there is no theme " + themeId));
        theme.resolve(fixed, clock.instant());
        long named = 0;
        var after = "";
        for (var lost = themes.lostFor(themeId, after, BATCH_SIZE);
                !lost.isEmpty();
                lost = themes.lostFor(themeId, after, BATCH_SIZE)) {
            for (var customer : customers.lockAll(lost)) {
                customer.openEpisode()
                        .ifPresent(loss -> outbox.publish(new ThemeResolved(
                                customer.id(),
                                loss.episodeId(),
                                themeId,
                                theme.name(),
                                theme.reason(),
                                fixed,
                                theme.resolvedAt(),
                                loss.customer())));
            }
            named += lost.size();
            after = lost.get(lost.size() - 1);
        }
        LOG.infof("theme %s is resolved, %d customers had left for it", themeId, named);
        return new Resolved(theme, named);
    }
}
