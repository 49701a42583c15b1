package io.winback.events.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.events.DatabaseAway;
import io.winback.events.rest.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Handles a dead letter once more, after its cause was mended; the effect and the note of it are one transaction. */
@ApplicationScoped
class ReplayDeadLetter {

    private static final Logger LOG = Logger.getLogger(ReplayDeadLetter.class);

    private final DeadLetters deadLetters;
    private final Inbox inbox;

    ReplayDeadLetter(DeadLetters deadLetters, Inbox inbox) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
    }

    /**
     * @return when it was handled: now, or before
     * @throws Refused {@code STILL_FAILING} if its cause is still there
     */
    Instant replay(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var taken = deadLetters.take(id).orElseThrow(() -> new NotFoundException("there is no dead letter " + id));
            if (taken.letter().replayedAt() != null) {
                return taken.letter().replayedAt();
            }
            try {
                inbox.handleAgain(taken.record());
            } catch (RuntimeException | Error e) {
                if (DatabaseAway.caused(e)) {
                    throw e;
                }
                LOG.infof(e, "dead letter %s still fails", id);
                throw new Refused("STILL_FAILING", "it still fails: " + e);
            }
            return deadLetters.replayed(id);
        });
    }
}
