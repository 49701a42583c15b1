package io.winback.chassis.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.database.DatabaseErrors;
import io.winback.chassis.http.NotFound;
import io.winback.chassis.http.RuleViolation;
import io.winback.chassis.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Handles a dead letter once more, or sends one of our own, after its cause was mended; the effect and the note of it are one transaction. */
@ApplicationScoped
class ReplayDeadLetter {

    private static final Logger LOG = Logger.getLogger(ReplayDeadLetter.class);

    private final DeadLetters deadLetters;
    private final Inbox inbox;
    private final Outbox outbox;

    ReplayDeadLetter(DeadLetters deadLetters, Inbox inbox, Outbox outbox) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    /**
     * @return when it was handled: now, or before
     * @throws RuleViolation {@code STILL_FAILING} if its cause is still there
     */
    Instant replay(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var taken = deadLetters.take(id).orElseThrow(() -> new NotFound("there is no dead letter " + id));
            if (taken.letter().replayedAt() != null) {
                return taken.letter().replayedAt();
            }
            try {
                handleOrPublishAgain(taken.record());
            } catch (RuntimeException | Error e) {
                if (DatabaseErrors.caused(e)) {
                    throw e;
                }
                LOG.infof(e, "dead letter %s still fails", id);
                throw new RuleViolation("STILL_FAILING", "it still fails: " + e);
            }
            return deadLetters.replayed(id);
        });
    }

    private void handleOrPublishAgain(RawRecord record) {
        if (record.partition() == DeadLetters.NEVER_SENT) {
            outbox.publishAgain(
                    record.id(),
                    record.topic(),
                    record.key(),
                    record.header("ce_type").orElseThrow(() -> new UnreadableEvent("it has no ce_type")),
                    record.payload(),
                    record.header("traceparent").orElse(null));
        } else {
            inbox.handleAgain(record);
        }
    }
}
