package io.winback.notification.sending;

import io.winback.notification.hold.Holds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A message may be written if the database has just confirmed that it is neither held nor recalled. */
class CheckInFlightTest {

    private static final long LEASE = Duration.ofHours(1).toNanos();
    private static final long FROZEN = Duration.ofSeconds(30).toNanos();
    private static final Holds EVERYTHING = new Holds(true, Set.of());

    /** It begins in the past, so that it is the present after the process was frozen. */
    private final AtomicLong now = new AtomicLong(System.nanoTime() - FROZEN);

    private final InFlightMessage message =
            new InFlightMessage(SampleMessages.message(1, 0, 0), now.get() - FROZEN, LEASE);
    private final List<InFlightMessage> recalled = new ArrayList<>();

    @Test
    void aMessageThatIsNeitherHeldNorRecalledIsConfirmed() {
        continueNow();

        check(() -> Holds.NONE, Set.of());

        assertThat(message.begin()).isTrue();
        assertThat(recalled).isEmpty();
    }

    @Test
    void holdsThatWereReadBeforeTheProcessWasFrozenConfirmNothing() {
        check(
                () -> {
                    continueNow();
                    return Holds.NONE;
                },
                Set.of());

        assertThat(message.begin()).isFalse();
    }

    @Test
    void aHeldMessageIsRecalledAndNotConfirmed() {
        continueNow();

        check(() -> EVERYTHING, Set.of());

        assertThat(recalled).containsExactly(message);
        assertThat(message.begin()).isFalse();
    }

    @Test
    void aRecalledMessageIsNotConfirmed() {
        continueNow();

        check(() -> Holds.NONE, Set.of(message.id()));

        assertThat(recalled).containsExactly(message);
        assertThat(message.begin()).isFalse();
    }

    private void continueNow() {
        now.addAndGet(FROZEN);
    }

    private void check(Supplier<Holds> holds, Set<UUID> stopped) {
        new CheckInFlight(holds, (inFlight, from) -> new KeepLeases.Kept(stopped, Set.of()), LEASE, now::get)
                .check(List.of(new SampleWorker(List.of(message), recalled)));
    }

    private record SampleWorker(Collection<InFlightMessage> inFlight, List<InFlightMessage> recalled)
            implements CheckInFlight.Worker {

        @Override
        public void recall(InFlightMessage message) {
            recalled.add(message);
        }
    }
}
