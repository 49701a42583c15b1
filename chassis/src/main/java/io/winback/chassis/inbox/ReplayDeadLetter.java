package io.winback.chassis.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.access.PersonalDataMask;
import io.winback.chassis.database.DatabaseErrors;
import io.winback.chassis.http.FailureInWords;
import io.winback.chassis.http.NotFound;
import io.winback.chassis.http.RuleViolation;
import io.winback.chassis.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Handles a dead letter again, or publishes an event of this service again. The effect and the mark of the replay are one transaction. */
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
     * @return when it was replayed: now, or earlier
     * @throws NotFound if there is no such dead letter
     * @throws RuleViolation {@code STILL_FAILING} if it fails again
     */
    Instant replay(UUID id) {
        return replayed(id).orElseThrow(() -> new NotFound("there is no dead letter " + id));
    }

    /** Its effect may fail at the commit, too, when the last statements are sent. */
    private Optional<Instant> replayed(UUID id) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> deadLetters.lock(id).map(this::replayed));
        } catch (RuntimeException | Error e) {
            if (DatabaseErrors.caused(e)) {
                throw e;
            }
            LOG.infof(e, "dead letter %s fails again", id);
            throw new RuleViolation(
                    "STILL_FAILING",
                    "the record fails again: "
                            + PersonalDataMask.cause(FailureInWords.of(e, DeadLetters.UNKNOWN_CAUSE)));
        }
    }

    private Instant replayed(DeadLetters.Locked locked) {
        if (locked.letter().replayedAt() != null) {
            return locked.letter().replayedAt();
        }
        handleOrPublishAgain(locked.record());
        return deadLetters.replayed(locked.letter().id());
    }

    private void handleOrPublishAgain(RawRecord record) {
        if (record.partition() == DeadLetters.NEVER_SENT) {
            outbox.publishAgain(
                    record.id(),
                    record.topic(),
                    record.key(),
                    record.header("ce_type").orElseThrow(() -> new UnreadableEvent("the record has no header ce_type")),
                    record.payload(),
                    record.header("traceparent").orElse(null));
        } else {
            inbox.handleAgain(record);
        }
    }
}
