package io.winback.customer.churn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The lapses of an episode in its row. */
class StoredLapsesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final Loss FIRST = Loss.lapse(NOON, NOON.minus(Duration.ofDays(9)));
    private static final Loss SECOND = Loss.lapse(NOON.plus(Duration.ofDays(2)), NOON.plus(Duration.ofDays(1)));
    private static final List<Loss> BOTH = List.of(FIRST, SECOND);

    @Test
    void lapsesAreReadAsTheyWereWritten() {
        for (var lapses : List.of(List.<Loss>of(), List.of(FIRST), BOTH)) {
            assertThat(StoredLapses.read(
                            StoredLapses.first(lapses), StoredLapses.border(lapses), StoredLapses.write(lapses)))
                    .isEqualTo(lapses);
        }
    }

    @Test
    void oneLapseNeedsNoJson() {
        assertThat(StoredLapses.write(List.of(FIRST))).isNull();
    }

    @Test
    void jsonThatAnEarlierReleaseDidNotChangeDoesNotCount() {
        var json = StoredLapses.write(BOTH);

        assertThat(StoredLapses.read(FIRST.at(), FIRST.returnsAfter(), json)).containsExactly(FIRST);
        assertThat(StoredLapses.read(null, null, json)).isEmpty();
    }
}
