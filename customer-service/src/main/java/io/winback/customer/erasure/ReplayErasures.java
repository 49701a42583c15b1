package io.winback.customer.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/** Repeats the erasures since a backup, after the backup is restored. */
@ApplicationScoped
class ReplayErasures {

    private static final Logger LOG = Logger.getLogger(ReplayErasures.class);
    private static final int BATCH_SIZE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final ErasureLog log;
    private final EraseCustomer eraseCustomer;

    ReplayErasures(ErasureLog log, EraseCustomer eraseCustomer) {
        this.log = log;
        this.eraseCustomer = eraseCustomer;
    }

    /**
     * Each erasure is one transaction. A replay that fails can be repeated.
     *
     * @param since the time of the backup
     * @param kept entries of the log that were stored elsewhere, because the log itself may have been restored
     * @return how many erasures were replayed
     */
    int replay(Instant since, Collection<ErasureLog.Entry> kept) {
        var all = new LinkedHashMap<UUID, ErasureLog.Entry>();
        kept.stream()
                .filter(entry -> !entry.erasedAt().isBefore(since))
                .forEach(entry -> all.put(entry.erasureId(), entry));
        all.values().forEach(entry -> requiringNew().run(() -> log.add(entry)));
        int replayed = 0;
        var page = requiringNew().call(() -> log.from(since, FIRST, BATCH_SIZE));
        while (!page.isEmpty()) {
            page.forEach(eraseCustomer::eraseAgain);
            replayed += page.size();
            var last = page.get(page.size() - 1);
            page = requiringNew().call(() -> log.from(last.erasedAt(), last.erasureId(), BATCH_SIZE));
        }
        LOG.infof("%d erasures since %s were replayed", replayed, since);
        return replayed;
    }
}
