package io.winback.events.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.UUID;

/** Handles a dead letter once more, after its cause was mended; the effect and the note of it are one transaction. */
@ApplicationScoped
class ReplayDeadLetter {

    private final DeadLetters deadLetters;
    private final Inbox inbox;

    ReplayDeadLetter(DeadLetters deadLetters, Inbox inbox) {
        this.deadLetters = deadLetters;
        this.inbox = inbox;
    }

    Instant replay(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var taken = deadLetters.take(id).orElseThrow(() -> new NotFoundException("there is no dead letter " + id));
            if (taken.letter().replayedAt() != null) {
                return taken.letter().replayedAt();
            }
            inbox.handleAgain(taken.record());
            return deadLetters.replayed(id);
        });
    }
}
